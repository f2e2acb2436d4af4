namespace PaperBot.FeedServer;

/// <summary>How a request goes wrong.</summary>
public sealed record Fault
{
    /// <summary>Which requests it befalls: those whose path and query contain this. Default: all.</summary>
    public string On { get; init; } = "";

    /// <summary>How many requests it befalls. Default one.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The status; 0 for the usual answer.</summary>
    public int Status { get; init; }

    /// <summary>The header <c>Retry-After</c>.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The header <c>Location</c>.</summary>
    public string? Location { get; init; }

    /// <summary>A body in place of the usual one.</summary>
    public string? Body { get; init; }

    /// <summary>How many bytes of the answer are sent before the connection is cut; null: it is not.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether the answer never comes.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether a page of arXiv's API comes without its entries, though its total says that there are some.</summary>
    public bool IsEmptyPage { get; init; }

    /// <summary>Busy, with the seconds after which it may be asked again.</summary>
    public static Fault Busy(int status = 503, string? retryAfter = null, int times = 1) => new() { Status = status, RetryAfter = retryAfter, Times = times };

    /// <summary>An error of the server.</summary>
    public static Fault Error(int status = 500, int times = 1) => new() { Status = status, Times = times };

    /// <summary>A redirect.</summary>
    public static Fault Redirect(string location, int status = 302, int times = 1) => new() { Status = status, Location = location, Times = times };

    /// <summary>An empty page of arXiv's API.</summary>
    public static Fault EmptyPage(int times = 1) => new() { IsEmptyPage = true, On = "/api/query", Times = times };
}
