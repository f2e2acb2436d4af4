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

    public static Task<TopicSummary> SummariseAsync(Library library, string topic, CancellationToken cancellationToken) =>
        library.Summariser.SummariseAsync(QuestionParser.Parse(topic), cancellationToken);

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
                context, file, async (library, query, token) => Show(context, await SummariseAsync(library, query.Query, token).ConfigureAwait(false), query.QueryId), cancellationToken).ConfigureAwait(false);
        }

        var topic = Arguments.Text(result.GetValue(Topic), "topic", "paperbot summary \"vision transformers\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        Show(context, await SummariseAsync(library, topic, cancellationToken).ConfigureAwait(false));
        return ExitCode.Done;
    }
}
