namespace PaperBot.Feeds;

/// <summary>A feed of arXiv's API. What is asked for is in one of the categories and matches the search; identifiers alone are asked for by themselves.</summary>
public sealed record ArXivFeedOptions : FeedOptions
{
    /// <summary>Categories, such as <c>cs.CL</c> or <c>math.*</c>; a paper is in one of them. Default none: any.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Words that all have to occur, or a query in arXiv's own language (<c>ti:"language model" AND au:byron</c>). Default none.</summary>
    public string? Search { get; init; }

    /// <summary>Papers to watch for new versions. Default none.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Whether papers come in the order in which they were first submitted, and new versions do not come at all. Default false: as they were last changed.</summary>
    public bool OnlySubmitted { get; init; }

    /// <summary>Papers asked for at once. Default 100, range 1 to 2,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Papers taken in the first run; later runs take all that came since. Default 300, range 1 to 30,000.</summary>
    public int FirstPapers { get; init; } = 300;

    /// <summary>
    /// How far behind the newest known paper is looked each time: arXiv holds some papers back for days and then lists them among the earlier ones. Default 48 hours,
    /// range 0 to 1,440 hours.
    /// </summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Where arXiv's API is. Default arXiv's own.</summary>
    public Uri BaseUrl { get; init; } = new ArXivOptions().BaseUrl;

    /// <inheritdoc/>
    public override FeedKind Kind => FeedKind.ArXiv;

    /// <inheritdoc/>
    public override string Address => Shown(BaseUrl);

    /// <summary>What is asked for, for people.</summary>
    public string Asked => string.Join("; ", new[] { string.Join(", ", Categories), Search ?? "", string.Join(", ", Ids) }.Where(part => part.Length > 0));

    /// <summary>The query in arXiv's language, without paging.</summary>
    internal string Query
    {
        get
        {
            var parts = new List<string>();
            if (Terms() is { Length: > 0 } terms) parts.Add("search_query=" + Uri.EscapeDataString(terms));
            if (Ids.Count > 0) parts.Add("id_list=" + Uri.EscapeDataString(string.Join(',', Ids)).Replace("%2C", ",", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal));
            parts.Add($"sortBy={(OnlySubmitted ? "submittedDate" : "lastUpdatedDate")}&sortOrder=descending");
            return string.Join('&', parts);
        }
    }

    private string Terms()
    {
        var categories = string.Join(" OR ", Categories.Select(category => $"cat:{category}"));
        if (Search is not { Length: > 0 } search) return categories;
        if (!search.Contains(':', StringComparison.Ordinal))
            search = string.Join(" AND ", search.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"all:{word}"));
        return categories.Length == 0 ? search : $"({categories}) AND ({search})";
    }
}
