using System.CommandLine;
using System.Globalization;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Indexing;
using PaperBot.Trends;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot trending</c>: what is trending, or how a topic moved.</summary>
internal static class TrendingCommand
{
    private static readonly Option<string> Over = new("--over") { Description = "Over how long: day, week or month", HelpName = "WINDOW", DefaultValueFactory = _ => "week" };
    private static readonly Option<string?> Topic = new("--topic") { Description = "How this topic moved over time", HelpName = "T" };
    private static readonly Option<string?> Date = new("--date") { Description = "The last day to look at; the newest with papers by default", HelpName = "YYYY-MM-DD" };
    private static readonly Option<string?> Picture = new("--picture") { Description = "Also draws how the topic, or the one that rose most, moved", HelpName = "FILE.png" };
    private static readonly Option<int> Limit = Arguments.Limit(5);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("trending", "Shows what is trending: papers by votes, topics on the rise, how a topic moved") { Over, Topic, Date, Picture, Limit };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var question = new TrendQuestion(WindowOf(result.GetValue(Over)))
        {
            Topic = result.GetValue(Topic), Day = DayOf(result.GetValue(Date)), Limit = result.GetValue(Limit),
        };
        if (result.GetValue(Picture) is { } named && string.IsNullOrWhiteSpace(named)) throw new UsageException("--picture is empty, but has to name a file, for example trend.png.");
        var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await using (library.ConfigureAwait(false))
        {
            var report = await FindAsync(context, library.Index, question, cancellationToken).ConfigureAwait(false);
            var picture = await DrawAsync(report, result.GetValue(Picture), cancellationToken).ConfigureAwait(false);
            if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, TrendJson.Of(report, picture));
            else TrendView.Show(context.Screen, report);
            if (report.Remark is { } remark) context.Screen.Note(remark);
            if (picture is not null) context.Screen.Note($"The picture is in {picture}.");
            return ExitCode.Done;
        }
    }

    private static async Task<TrendReport> FindAsync(CommandContext context, IPaperIndex index, TrendQuestion question, CancellationToken cancellationToken)
    {
        await using var state = await OpenState.OpenIfThereAsync(context, cancellationToken).ConfigureAwait(false);
        var report = await new Trending(index, state?.Feeds, state?.Trends, context.Time).FindAsync(question, cancellationToken).ConfigureAwait(false);
        if (report.Failure is { } failure) await ErrorLog.WriteAsync(context.Data, failure).ConfigureAwait(false);
        return report;
    }

    private static TrendWindow WindowOf(string? over) => over?.Trim().ToLowerInvariant() switch
    {
        "day" => TrendWindow.Day,
        "week" => TrendWindow.Week,
        "month" => TrendWindow.Month,
        _ => throw new UsageException($"--over is \"{over}\", but has to be day, week or month."),
    };

    private static DateOnly? DayOf(string? date) => date is null ? null
        : DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--date is \"{date}\", but has to be a day such as 2025-03-31.");

    private static async Task<string?> DrawAsync(TrendReport report, string? file, CancellationToken cancellationToken)
    {
        if (file is null || report.Topic is not { } topic) return null;
        await File.WriteAllBytesAsync(file, TrendChart.Draw(topic), cancellationToken).ConfigureAwait(false);
        return file;
    }
}
