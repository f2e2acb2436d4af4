namespace PaperBot.Discord.Talk;

/// <summary>The right to compute, given back once: when it is disposed, or when it was held for <see cref="AnswerFloor.MostHeld"/>.</summary>
internal sealed class AnswerSeat : IDisposable
{
    private readonly Action _leave;
    private readonly ITimer _timer;
    private int _isLeft;

    public AnswerSeat(Action leave, TimeProvider time)
    {
        _leave = leave;
        _timer = time.CreateTimer(_ => Leave(), null, AnswerFloor.MostHeld, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Leave();
    }

    /// <summary>Gives it back; once is enough.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _isLeft, 1) == 0) _leave();
    }
}
