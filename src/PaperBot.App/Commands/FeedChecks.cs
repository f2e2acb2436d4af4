using System.Globalization;
using PaperBot.App.Libraries;
using PaperBot.Conversations;
using PaperBot.Feeds;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about feeds: nobody is asked for it, the last runs tell.</summary>
internal static class FeedChecks
{
    /// <summary>Which feeds there are, and what is wrong with the last run of each.</summary>
    /// <exception cref="BotStateException">A feed's last run failed, or its folder is not there.</exception>
    public static async Task<string> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var feeds = context.Settings.Feeds;
        if (feeds.Count == 0) return "none configured, so nothing is fetched: paperbot feeds shows how";
        var missing = feeds.OfType<FolderFeedOptions>().Where(feed => feed.IsEnabled && !Directory.Exists(feed.Path)).Select(feed => $"{feed.Name}: the folder {feed.Path} is not there; make it, or correct the feed's Path.").ToList();
        if (missing.Count > 0) throw new BotStateException(string.Join(" ", missing));
        if (context.Settings.ArXiv.Pause < new ArXivOptions().Pause && feeds.Any(feed => feed is { IsEnabled: true, Kind: FeedKind.ArXiv }) && !context.Settings.ArXiv.BaseUrl.IsLoopback)
            throw new BotStateException("ArXiv:PauseSeconds is less than the 3 seconds that arXiv asks for between two requests; take the setting out, or arXiv may shut you out.");
        var records = File.Exists(context.Data.BotState) ? await ReadAsync(context, cancellationToken).ConfigureAwait(false) : [];
        var troubles = feeds.Where(feed => feed.IsEnabled).Select(feed => (feed.Name, Report: FeedReports.Read(records.GetValueOrDefault(feed.Name)?.Report) is [var last, ..] ? last : null)).ToList();
        var failed = troubles.Where(feed => feed.Report?.Trouble is not null).Select(feed => $"{feed.Name}: {feed.Report!.Trouble}").ToList();
        if (failed.Count > 0) throw new BotStateException(string.Join(" ", failed));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", feeds.Select(feed => feed.IsEnabled ? feed.Name : $"{feed.Name} (switched off)"))}; {troubles.Count(feed => feed.Report is not null)} of {troubles.Count} were read before, without trouble");
    }

    private static async Task<Dictionary<string, FeedRecord>> ReadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var state = await OpenState.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = state.ConfigureAwait(false);
        return (await state.Feeds.GetFeedsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(record => record.Feed, StringComparer.Ordinal);
    }
}
