using PaperBot.App.Commands;
using PaperBot.Feeds;

namespace PaperBot.App.Libraries;

/// <summary>The feeds that are due, read on the command line, so that digests find what is new without a bot that runs.</summary>
internal static class DueFeeds
{
    /// <summary>Reads them one after the other; returns what came of each.</summary>
    public static async Task<IReadOnlyList<FeedReport>> ReadAsync(CommandContext context, IFeedState state, CancellationToken cancellationToken)
    {
        var due = new List<FeedOptions>();
        foreach (var feed in context.Settings.Feeds.Where(feed => feed.IsEnabled))
        {
            var planned = (await state.GetFeedAsync(feed.Name, cancellationToken).ConfigureAwait(false))?.NextRun;
            if (feed.Schedule.Due(planned, context.Time.GetUtcNow()) <= context.Time.GetUtcNow()) due.Add(feed);
        }

        return due.Count == 0 ? [] : await ReadAsync(context, state, due, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<FeedReport>> ReadAsync(CommandContext context, IFeedState state, List<FeedOptions> due, CancellationToken cancellationToken)
    {
        await using var index = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var arXiv = new ArXivFeed(context.Settings.ArXiv, context.Time);
        using var readers = new FeedReaders(arXiv, context.Time);
        var run = new FeedRun(state, (records, token) => LibraryOpener.IngestInto(index, context).RunAsync(records, progress: null, token), readers, context.Time);
        var reports = new List<FeedReport>();
        foreach (var feed in due) reports.Add(await run.RunAsync(feed, progress: null, cancellationToken).ConfigureAwait(false));
        return reports;
    }
}
