namespace PaperBot.OpenAI.Connections;

/// <summary>Watches the clock over one request and all its attempts: the whole of it, and what is awaited now.</summary>
internal sealed class Watch : IDisposable
{
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _now;
    private readonly CancellationTokenSource _any;

    public Watch(TimeSpan whole, TimeProvider time, CancellationToken caller)
    {
        Caller = caller;
        Whole = whole;
        _whole = new CancellationTokenSource(whole, time);
        _now = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(caller, _whole.Token, _now.Token);
    }

    /// <summary>Cancelled by the caller, or when a time is up.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>The token of whoever asked.</summary>
    public CancellationToken Caller { get; }

    /// <summary>The time for everything.</summary>
    public TimeSpan Whole { get; }

    /// <summary>What has been awaited since <see cref="Await"/>, and how long it may take.</summary>
    public (Awaited What, TimeSpan Most) Now { get; private set; }

    /// <summary>True when the whole time is up.</summary>
    public bool WholeIsOver => _whole.IsCancellationRequested;

    /// <summary>Starts the time for <paramref name="what"/>.</summary>
    public void Await(Awaited what, TimeSpan most)
    {
        Now = (what, most);
        _now.CancelAfter(most);
    }

    /// <summary>Stops the time: what happens from here on until the next <see cref="Await"/> is not the server's.</summary>
    public void Rest() => _now.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _any.Dispose();
        _now.Dispose();
        _whole.Dispose();
    }
}
