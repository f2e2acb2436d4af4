namespace PaperBot.Feeds;

/// <summary>What is known of an RSS or Atom feed.</summary>
/// <param name="Url">The address that was read.</param>
internal sealed record RssPosition(string Url)
{
    /// <summary>What the last answer said of itself.</summary>
    public Validators? Validators { get; init; }

    /// <summary>A hash of the last answer, for servers that say nothing of it.</summary>
    public string? Content { get; init; }
}
