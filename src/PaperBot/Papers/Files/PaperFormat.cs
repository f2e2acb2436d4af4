namespace PaperBot.Papers.Files;

/// <summary>The formats that are told apart before reading.</summary>
internal enum PaperFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>A saved Daily Papers page.</summary>
    DailyPapers,

    /// <summary>One JSON object on each line.</summary>
    JsonLines,

    /// <summary>A JSON array or object.</summary>
    Json,

    /// <summary>An Atom feed, as arXiv answers.</summary>
    Atom,

    /// <summary>An RSS feed of any version.</summary>
    Rss,

    /// <summary>ACL Anthology XML.</summary>
    AclAnthology,

    /// <summary>BibTeX.</summary>
    BibTeX,

    /// <summary>RIS.</summary>
    Ris,

    /// <summary>A table with a header: commas, semicolons or tabs.</summary>
    Table,
}
