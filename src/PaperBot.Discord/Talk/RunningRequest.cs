using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>A request that waits or is being answered.</summary>
/// <param name="id">Its id: that of the interaction or message.</param>
/// <param name="user">Who asked.</param>
/// <param name="leave">Takes it off the list.</param>
internal sealed class RunningRequest(string id, Snowflake user, Action<RunningRequest> leave) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Who asked, and who alone may cancel it.</summary>
    public Snowflake User => user;

    /// <summary>Why it was stopped; null while it goes on.</summary>
    public StopReason? Stopped { get; private set; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Stops it; the first reason counts.</summary>
    public void Stop(StopReason reason)
    {
        lock (_stop)
        {
            if (Stopped is not null) return;
            Stopped = reason;
        }

        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended at the same moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        leave(this);
        _stop.Dispose();
    }
}
