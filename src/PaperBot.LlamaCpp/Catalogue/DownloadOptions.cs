namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>From where and how models are fetched.</summary>
public sealed record DownloadOptions
{
    /// <summary>Hugging Face, or a mirror that answers the same paths. Default https://huggingface.co; http only for this machine itself.</summary>
    public Uri BaseUrl { get; init; } = new("https://huggingface.co");

    /// <summary>Hosts, besides that of <see cref="BaseUrl"/>, to which a download may be redirected; <c>*.</c> stands for any subdomain.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = ["huggingface.co", "*.huggingface.co", "*.hf.co"];

    /// <summary>A proxy to go through; null takes that of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>).</summary>
    public Uri? Proxy { get; init; }

    /// <summary>A file that holds an access token of Hugging Face, for models whose licence has to be accepted; null for none. It is sent to <see cref="BaseUrl"/> alone and never shown.</summary>
    public string? TokenFile { get; init; }

    /// <summary>A folder from which models are copied in place of a download; null for none.</summary>
    public string? OfflineFolder { get; init; }

    /// <summary>How often in a row a try may bring nothing before the download gives up. Default 5, range 1 to 100.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long the other side may be silent before the connection is tried anew. Default 60 seconds, range 1 to 3,600.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The wait before the second try; it doubles from try to try, up to 30 seconds. Default 1 second.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);
}
