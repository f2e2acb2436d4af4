using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Retrieval;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot summary TOPIC</c>: what the papers say of a topic.</summary>
internal static class SummaryCommand
{
    private static readonly Argument<string[]> Topic = Arguments.Words("TOPIC", "The topic, in plain words; filters: year:2023.. author: venue: source:");
    private static readonly Option<string?> Batch = Arguments.Batch();

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("summary", "Summarises what the papers say of a topic") { Topic, Batch };
        global.SetAction(command, RunAsync);
        return command;
    }

    /// <summary>The summary, by the configured model or from the papers' own sentences.</summary>
    public static async Task<TopicSummary> SummariseAsync(CommandContext context, Library library, string topic, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var parsed = QuestionParser.Parse(topic);
        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        if (desk.Writer is not null) return await new ModelSummariser(library.Summariser, desk.Writer).SummariseAsync(parsed, user: null, progress, cancellationToken).ConfigureAwait(false);
        var summary = await library.Summariser.SummariseAsync(parsed, cancellationToken).ConfigureAwait(false);
        return summary with { Answer = desk.Instead(summary.Answer) };
    }

    public static void Show(CommandContext context, TopicSummary summary, string? queryId = null)
    {
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, AnswerJson.Of(summary, queryId));
        else SummaryView.Show(context.Screen, summary);
        context.Remarks.Tell(summary.Answer.Remark);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(Batch) is { } file)
        {
            return await BatchQuestions.RunAsync(
                context, file, async (library, query, token) => Show(context, await SummariseAsync(context, library, query.Query, progress: null, token).ConfigureAwait(false), query.QueryId), cancellationToken).ConfigureAwait(false);
        }

        var topic = Arguments.Text(result.GetValue(Topic), "topic", "paperbot summary \"vision transformers\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        Show(context, await SummariseAsync(context, library, topic, WaitingView.For(context.Screen), cancellationToken).ConfigureAwait(false));
        return ExitCode.Done;
    }
}
