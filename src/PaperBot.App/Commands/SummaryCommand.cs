using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

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

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(Batch) is { } file) return await BatchQuestions.RunAsync(context, file, Intent.Summary, sources: null, cancellationToken).ConfigureAwait(false);
        var topic = Arguments.Text(result.GetValue(Topic), "topic", "paperbot summary \"vision transformers\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await ReplyView.ReplyAndShowAsync(context, library, new Request(Intent.Summary, topic), Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
