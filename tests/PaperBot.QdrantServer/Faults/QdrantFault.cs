namespace PaperBot.QdrantServer.Faults;

/// <summary>A rule by which requests fail.</summary>
/// <param name="kind">What happens.</param>
public sealed class QdrantFault(QdrantFaultKind kind)
{
    private readonly Lock _lock = new();
    private int _left = int.MaxValue;
    private int _skip;
    private int _struck;

    /// <summary>What happens.</summary>
    public QdrantFaultKind Kind { get; } = kind;

    /// <summary>Which requests it is about; all by default. Of one that is dropped unread the body is empty.</summary>
    public Func<RecordedRequest, bool> Where { get; init; } = _ => true;

    /// <summary>How often it strikes before it is spent; without end by default.</summary>
    public int Times
    {
        get => _left;
        init => _left = value;
    }

    /// <summary>How many such requests pass before it strikes: 4 lets it strike the fifth.</summary>
    public int After
    {
        get => _skip;
        init => _skip = value;
    }

    /// <summary>Of a refusal: the status.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Of a refusal: what stands in <c>status.error</c>.</summary>
    public string Text { get; init; } = "Service internal error: something went wrong";

    /// <summary>Of a refusal: the whole body, in place of one with <see cref="Text"/>.</summary>
    public string? Body { get; init; }

    /// <summary>Of a refusal: the header Retry-After, in seconds; null sends none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How late.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often it has struck.</summary>
    public int Struck => _struck;

    /// <summary>Too many requests: 429 with Retry-After, as strict mode answers.</summary>
    public static QdrantFault TooMany(int retryAfterSeconds = 1) => new(QdrantFaultKind.Refused)
    {
        Status = 429, RetryAfterSeconds = retryAfterSeconds,
        Text = $"Rate limiting exceeded: Write rate limit exceeded: Operation requires 1 tokens but only 0.0 were available. Retry after {retryAfterSeconds}s",
    };

    /// <summary>A full disk, as a write is told.</summary>
    public static QdrantFault DiskFull() => Service("No space left on device: WAL buffer size exceeds available disk space", request => request.IsWrite);

    /// <summary>A quota of the node is reached, as a write is told from 1.19 on: 507.</summary>
    public static QdrantFault QuotaReached() => new(QdrantFaultKind.Refused)
    {
        Status = 507, Text = "Insufficient storage: disk usage is at 96% of the node's disk, exceeding the configured limit of 95%", Where = request => request.IsWrite,
    };

    /// <summary>No copy of a shard is alive, as a write is told.</summary>
    public static QdrantFault NoReplica() => Service("The replica set for shard 0 on peer 5186733847162345 has no active replica", request => request.IsWrite);

    /// <summary>Fewer copies of a shard are alive than a read with a consistency asks for.</summary>
    public static QdrantFault TooFewReplicas() => Service("The replica set for shard 0 on peer 5186733847162345 does not have enough active replicas", request => !request.IsWrite);

    /// <summary>The node that has the only copy of a shard is down, as a read is told.</summary>
    public static QdrantFault NodeDown() =>
        Service("1 of 1 read operations failed:\n  Service internal error: Tonic transport error: transport error", request => !request.IsWrite);

    /// <summary>The server's own time for an operation is up: 408.</summary>
    public static QdrantFault TimedOut() => new(QdrantFaultKind.Refused) { Status = 408, Text = "Timeout: Operation 'Search' timed out after 60s" };

    /// <summary>A shard is being moved or recovered: 503.</summary>
    public static QdrantFault ShardUnavailable() => new(QdrantFaultKind.Refused) { Status = 503, Text = "Shard temporarily unavailable: Partial snapshot recovery is in progress for shard 0" };

    /// <summary>The same, striking only so often, after so many, and only where this holds as well.</summary>
    public QdrantFault Limited(int times = int.MaxValue, int after = 0, Func<RecordedRequest, bool>? where = null) => new(Kind)
    {
        Status = Status, Text = Text, Body = Body, RetryAfterSeconds = RetryAfterSeconds, Delay = Delay, Times = times, After = after,
        Where = where is null ? Where : request => Where(request) && where(request),
    };

    private static QdrantFault Service(string text, Func<RecordedRequest, bool> where) => new(QdrantFaultKind.Refused) { Status = 500, Text = $"Service internal error: {text}", Where = where };

    internal bool Strikes(RecordedRequest request)
    {
        if (!Where(request)) return false;
        lock (_lock)
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }

            if (_left == 0) return false;
            _left--;
            _struck++;
            return true;
        }
    }
}
