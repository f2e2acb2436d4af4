namespace PaperBot.Feeds;

/// <summary>How arXiv is asked for papers.</summary>
public sealed record ArXivOptions
{
    /// <summary>Where its API is. Default: arXiv's own. Only this host is ever asked, redirects included.</summary>
    public Uri BaseUrl { get; init; } = new("https://export.arxiv.org/api/query");

    /// <summary>The pause between two requests that arXiv asks for. Default 3 seconds.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one request may take. Default 20 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The address of a query.</summary>
    internal Uri AddressOf(string query) => new($"{BaseUrl.GetLeftPart(UriPartial.Query)}{(BaseUrl.Query.Length > 0 ? '&' : '?')}{query}");
}
