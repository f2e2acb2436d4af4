namespace PaperBot.Feeds;

/// <summary>Reads a feed of one kind, page by page.</summary>
internal interface IFeedReader
{
    /// <summary>
    /// All that is new behind <paramref name="position"/> (null: from the beginning, as far back as the options say). A position is given with each page, so that whoever
    /// stops anywhere goes on there; what is read twice does no harm.
    /// </summary>
    /// <exception cref="FeedException">It cannot be read on.</exception>
    IAsyncEnumerable<FeedPage> ReadAsync(string? position, FeedTally tally, CancellationToken cancellationToken);
}
