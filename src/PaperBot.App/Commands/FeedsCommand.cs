using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Feeds;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot feeds</c>: where new papers come from, how far each was read, and reading them now.</summary>
internal static class FeedsCommand
{
    private static readonly Argument<string[]> Names = new("NAME") { Description = "Names of feeds; all that are switched on when none is named", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create(GlobalOptions global)
    {
        var run = new Command("run", "Reads feeds now") { Names };
        global.SetAction(run, RunAsync);
        var command = new Command("feeds", "Where new papers come from, and how far each was read") { run };
        global.SetAction(command, (context, _, cancellationToken) => ListAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var feeds = context.Settings.Feeds;
        if (feeds.Count == 0 && !context.Screen.Json)
        {
            FeedView.HowTo(context.Screen, SettingsReader.InCurrentFolder);
            return ExitCode.Done;
        }

        var records = feeds.Count > 0 ? await RecordsAsync(context, cancellationToken).ConfigureAwait(false) : [];
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Feeds = feeds.Select(feed => FeedStateJson.Of(feed, records.GetValueOrDefault(feed.Name))) });
        else foreach (var feed in feeds) FeedView.Show(context.Screen, feed, records.GetValueOrDefault(feed.Name));
        return ExitCode.Done;
    }

    private static async Task<Dictionary<string, FeedRecord>> RecordsAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await OpenState.OpenIfThereAsync(context, cancellationToken).ConfigureAwait(false) is not { } state) return [];
        await using var closing = state.ConfigureAwait(false);
        return (await state.Feeds.GetFeedsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(record => record.Feed, StringComparer.Ordinal);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var feeds = Named(context.Settings.Feeds, result.GetValue(Names) ?? []);
        context.Data.Create();
        var state = await OpenState.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using var closing = state.ConfigureAwait(false);
        await using var index = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var arXiv = new ArXivFeed(context.Settings.ArXiv, context.Time);
        using var readers = new FeedReaders(arXiv, context.Time);
        var run = new FeedRun(state.Feeds, (records, token) => LibraryOpener.IngestInto(index, context).RunAsync(records, progress: null, token), readers, context.Time);
        var reports = new List<FeedReport>();
        foreach (var feed in feeds)
        {
            var report = await StageBars.RunAsync(context.Screen, bars => run.RunAsync(feed, new FeedProgressView(bars), cancellationToken)).ConfigureAwait(false);
            reports.Add(report);
            if (report.Failure is { } failure) await ErrorLog.WriteAsync(context.Data, failure).ConfigureAwait(false);
            if (!context.Screen.Json) FeedView.Show(context.Screen, report);
        }

        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Reports = reports.Select(FeedReportJson.Of) });
        return reports.Exists(report => report.Trouble is not null) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Those that are named, also when they are switched off.</summary>
    private static List<FeedOptions> Named(IReadOnlyList<FeedOptions> feeds, string[] names)
    {
        if (feeds.Count == 0) throw new UsageException("No feeds are configured: paperbot feeds shows what to put into appsettings.json.");
        if (names.Length == 0)
        {
            return feeds.Any(feed => feed.IsEnabled)
                ? [.. feeds.Where(feed => feed.IsEnabled)]
                : throw new UsageException("All feeds are switched off (Enabled is false): name those to read all the same.");
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => feeds.FirstOrDefault(feed => feed.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"There is no feed called {name}; there are {string.Join(", ", feeds.Select(feed => feed.Name))}."))];
    }
}
