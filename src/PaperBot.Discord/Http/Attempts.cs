namespace PaperBot.Discord.Http;

/// <summary>What happened to one request so far, and what may still be done.</summary>
/// <param name="request">The request.</param>
/// <param name="pace">How long and how often.</param>
/// <param name="start">Now, on the clock of the rate limits.</param>
/// <param name="today">Now, on Discord's clock.</param>
internal sealed class Attempts(DiscordRequest request, HttpPace pace, TimeSpan start, DateTimeOffset today)
{
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(0.5);
    private int _limited;

    /// <summary>When the whole has to be over.</summary>
    public TimeSpan Deadline { get; } = start + Patience(request, pace, today);

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout => request.RespondsTo is null ? pace.AttemptTimeout : pace.ResponseAttemptTimeout;

    /// <summary>How many failed.</summary>
    public int Count { get; private set; }

    /// <summary>The last failure; null while there is none.</summary>
    public Failure? Failed { get; private set; }

    /// <summary>Whether one of those that failed can have been carried out.</summary>
    public bool MayHaveArrived { get; private set; }

    /// <summary>Whether another attempt is allowed, and harmless.</summary>
    public bool MayTryAgain => (request.IsRepeatable || !MayHaveArrived) && Count < pace.MaxAttempts;

    /// <summary>Whether 429 was met too often.</summary>
    public bool TooOftenLimited => _limited >= pace.MaxRateLimited;

    /// <summary>Notes a failure.</summary>
    public void Fail(int? status, Exception? cause, bool mayHaveArrived)
    {
        Count++;
        Failed = new Failure(status, cause);
        MayHaveArrived |= mayHaveArrived;
    }

    /// <summary>Notes a 429; returns how long to stay away.</summary>
    public TimeSpan Limited(TimeSpan? retryAfter)
    {
        _limited++;
        return retryAfter ?? pace.UnsaidRetryAfter * Math.Pow(2, _limited - 1);
    }

    /// <summary>Before the next attempt: doubled each time, and the upper half left to <paramref name="jitter"/> (0 to 1), so that many who failed together do not come back together.</summary>
    public TimeSpan Delay(double jitter)
    {
        var first = request.RespondsTo is null ? pace.FirstRetryDelay : pace.ResponseRetryDelay;
        var full = Math.Min(first.TotalSeconds * Math.Pow(2, Count - 1), pace.MaxRetryDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + 0.5 * jitter));
    }

    /// <summary>What the caller is told.</summary>
    public DiscordException GivenUp() => Refusals.Unavailable(Failed?.Status, Failed?.Cause);

    // A clock that is wrong must not take all time from a response: an age that cannot be is taken for none.
    private static TimeSpan Patience(DiscordRequest request, HttpPace pace, DateTimeOffset today)
    {
        if (request.RespondsTo is not { } arisen) return request.Patience ?? pace.Patience;
        var age = today - arisen;
        if (age < TimeSpan.Zero || age > pace.ResponsePatience) return pace.ResponsePatience;
        var left = pace.ResponsePatience - age;
        return left > ShortestPatience ? left : ShortestPatience;
    }
}
