namespace PaperBot.Feeds;

/// <summary>The kinds of feeds.</summary>
public enum FeedKind
{
    /// <summary>arXiv's API: categories, searches, identifiers.</summary>
    ArXiv,

    /// <summary>The Daily Papers API of Hugging Face, with votes.</summary>
    DailyPapers,

    /// <summary>An RSS or Atom feed of any publisher.</summary>
    Rss,

    /// <summary>A folder that files of papers are put into.</summary>
    Folder,
}
