namespace PaperBot.Papers;

/// <summary>What a format found in one record, as it stands there: untrusted, and not yet a paper.</summary>
internal sealed record PaperFields(int Line, string Format)
{
    /// <summary>Why the record cannot be a paper; the other fields do not count then.</summary>
    public string? Cause { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The abstract.</summary>
    public string? Abstract { get; init; }

    /// <summary>Author names, given name first where the source tells.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Dates or years, the most telling first.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>Journal or conference.</summary>
    public string? Venue { get; init; }

    /// <summary>Categories or keywords.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Everything that may be or contain an identifier: bare ones, prefixed ones, web addresses.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>Its version at arXiv, from 1.</summary>
    public int? Version { get; init; }

    /// <summary>When the source says that it was last changed, as it stands there.</summary>
    public string? Updated { get; init; }

    /// <summary>How many votes it has at the source.</summary>
    public int? Votes { get; init; }

    /// <summary>The page it stood on, as that dates itself.</summary>
    public string? Page { get; init; }

    /// <summary>Whether titles and abstracts of this format come with HTML entities and tags.</summary>
    public bool HasMarkup { get; init; }

    /// <summary>A record that is no paper, with the sentence that says why.</summary>
    public static PaperFields Refused(int line, string cause) => new(line, "") { Cause = cause };
}
