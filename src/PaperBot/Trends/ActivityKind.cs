namespace PaperBot.Trends;

/// <summary>What people did with a paper.</summary>
public enum ActivityKind
{
    /// <summary>An answer to somebody's question cited it.</summary>
    Asked = 1,

    /// <summary>Somebody opened its card, its quotes, or papers similar to it.</summary>
    Opened = 2,

    /// <summary>Somebody liked it, or an answer that rests on it.</summary>
    Liked = 3,
}
