namespace PaperBot.Discord.Gateway;

/// <summary>Keeps what a connection sends below Discord's 120 payloads in 60 seconds, with room left so that heartbeats that are due never wait.</summary>
internal sealed class SendBudget(TimeProvider time)
{
    /// <summary>How many of the 120 may be spent on what is not due.</summary>
    public const int Spendable = 60;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _sent = new();
    private readonly Lock _lock = new();

    /// <summary>Counts a payload that has to go.</summary>
    public void Count()
    {
        lock (_lock) _sent.Enqueue(time.GetTimestamp());
    }

    /// <summary>Counts a payload that may be left out; false when it has to be.</summary>
    public bool TryCount()
    {
        lock (_lock)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window) _sent.Dequeue();
            if (_sent.Count >= Spendable) return false;
            _sent.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
