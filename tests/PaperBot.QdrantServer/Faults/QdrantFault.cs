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
