namespace PaperBot.DiscordServer.Faults;

/// <summary>A rule by which requests fail.</summary>
/// <param name="kind">What happens.</param>
public sealed class HttpFault(HttpFaultKind kind)
{
    private readonly Lock _lock = new();
    private int _left = int.MaxValue;
    private Random _random = new(1);

    /// <summary>What happens.</summary>
    public HttpFaultKind Kind { get; } = kind;

    /// <summary>Which requests it is about; all by default.</summary>
    public Func<RecordedRequest, bool> Where { get; init; } = _ => true;

    /// <summary>How often it strikes before it is spent.</summary>
    public int Times
    {
        get => _left;
        init => _left = value;
    }

    /// <summary>On which share of the requests it strikes, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Makes <see cref="Share"/> repeatable.</summary>
    public int Seed
    {
        init => _random = new Random(value);
    }

    /// <summary>Of a 5xx: which.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Of a 429: how long to stay away, fractions included; of a slow answer: how late it comes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether it strikes now; counts when it does.</summary>
    internal bool Strikes(RecordedRequest request)
    {
        if (!Where(request)) return false;
        lock (_lock)
        {
            if (_left == 0 || _random.NextDouble() >= Share) return false;
            _left--;
            return true;
        }
    }
}
