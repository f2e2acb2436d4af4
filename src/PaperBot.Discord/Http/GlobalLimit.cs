namespace PaperBot.Discord.Http;

/// <summary>
/// The limit over all routes: 50 requests a second, those of interactions aside. The span is a tenth longer than Discord's second, since requests that
/// leave apart can arrive together.
/// </summary>
internal sealed class GlobalLimit
{
    private const int Limit = 50;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1.1);

    private readonly Lock _lock = new();
    private readonly TimeSpan[] _starts = new TimeSpan[Limit];
    private int _oldest;
    private TimeSpan _pausedUntil;
    private TimeSpan _blockedUntil;

    public GlobalLimit() => Array.Fill(_starts, -Span);

    /// <summary>Takes the next free place; returns when it is.</summary>
    public TimeSpan Reserve(TimeSpan now)
    {
        lock (_lock)
        {
            var start = Latest(now, _starts[_oldest] + Span, _pausedUntil, _blockedUntil);
            _starts[_oldest] = start;
            _oldest = (_oldest + 1) % Limit;
            return start;
        }
    }

    /// <summary>How long every request, or every one that is of no interaction, has to stay away.</summary>
    public TimeSpan PauseAt(TimeSpan now, bool isOfInteraction)
    {
        lock (_lock) return Latest(now, _blockedUntil, isOfInteraction ? now : _pausedUntil) - now;
    }

    /// <summary>After a global 429.</summary>
    public void Pause(TimeSpan until)
    {
        lock (_lock) _pausedUntil = Latest(_pausedUntil, until);
    }

    /// <summary>After a 429 that does not come from the API but from what stands before it: then interactions are meant, too.</summary>
    public void Block(TimeSpan until)
    {
        lock (_lock) _blockedUntil = Latest(_blockedUntil, until);
    }

    private static TimeSpan Latest(params ReadOnlySpan<TimeSpan> times)
    {
        var latest = times[0];
        foreach (var time in times) latest = time > latest ? time : latest;
        return latest;
    }
}
