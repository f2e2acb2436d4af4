namespace PaperBot.Discord.FairUse;

/// <summary>
/// What one person or one guild has used: the moment of each request of the last hour, and the model tokens of the last day. Requests are counted exactly;
/// model tokens by the half hour, so that they count up to half an hour longer than a day and never shorter. Moments are times since the count began.
/// </summary>
internal sealed class Usage
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    /// <summary>After this time nothing of a use counts any more.</summary>
    public static readonly TimeSpan LongestMemory = Day + Step;

    private readonly List<TimeSpan> _requests = [];
    private readonly List<(TimeSpan Until, long Tokens)> _tokens = [];

    /// <summary>When it was used last.</summary>
    public TimeSpan LastUsed { get; private set; }

    /// <summary>Lets go of what no longer counts.</summary>
    public void Slide(TimeSpan now)
    {
        _requests.RemoveRange(0, FirstAfter(now - Hour));
        _tokens.RemoveAll(spent => spent.Until <= now);
    }

    /// <summary>One request more.</summary>
    public void Take(TimeSpan now)
    {
        _requests.Add(now);
        LastUsed = now;
    }

    /// <summary>Model tokens more.</summary>
    public void Charge(long modelTokens, TimeSpan now)
    {
        LastUsed = now;
        var until = new TimeSpan((now.Ticks / Step.Ticks * Step.Ticks) + LongestMemory.Ticks);
        if (_tokens.Count > 0 && _tokens[^1].Until == until) _tokens[^1] = (until, Sum(_tokens[^1].Tokens, modelTokens));
        else _tokens.Add((until, modelTokens));
    }

    /// <summary>The moment from which one request more keeps to <paramref name="limit"/> within any <paramref name="window"/> of at most an hour; null for at once.</summary>
    public TimeSpan? WhenRequest(int limit, TimeSpan window, TimeSpan now)
    {
        var first = FirstAfter(now - window);
        var count = _requests.Count - first;
        return count < limit ? null : _requests[first + count - limit] + window;
    }

    /// <summary>The moment from which fewer than <paramref name="limit"/> model tokens are spent; null for at once.</summary>
    public TimeSpan? WhenTokens(long limit)
    {
        var spent = _tokens.Aggregate(0L, (sum, step) => Sum(sum, step.Tokens));
        if (spent < limit) return null;
        var (kept, last) = (0L, _tokens.Count - 1);
        while (last > 0 && Sum(kept, _tokens[last].Tokens) < limit) kept = Sum(kept, _tokens[last--].Tokens);
        return _tokens[last].Until;
    }

    private int FirstAfter(TimeSpan moment)
    {
        var first = _requests.BinarySearch(moment);
        if (first < 0) return ~first;
        while (first < _requests.Count && _requests[first] == moment) first++;
        return first;
    }

    private static long Sum(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
