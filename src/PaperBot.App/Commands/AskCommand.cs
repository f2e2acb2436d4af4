using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot ask QUESTION</c>: an answer with citations.</summary>
internal static class AskCommand
{
    private static readonly Argument<string[]> Question = Arguments.Words("QUESTION", "The question, in plain words; filters: year:2023.. author: venue: source:");
    private static readonly Option<int?> Limit = new("--limit") { Description = "Draw on at most so many papers (1 to 50)", HelpName = "N" };
    private static readonly Option<string?> Batch = Arguments.Batch();

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("ask", "Answers a question with citations") { Question, Limit, Batch };
        Arguments.CheckRange(Limit, 1, 50);
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var limit = result.GetValue(Limit);
        if (result.GetValue(Batch) is { } file) return await BatchQuestions.RunAsync(context, file, Intent.Ask, limit, cancellationToken).ConfigureAwait(false);
        var question = Arguments.Text(result.GetValue(Question), "question", "paperbot ask \"How do vision transformers save compute?\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await ReplyView.ReplyAndShowAsync(context, library, new Request(Intent.Ask, question), Conversation.Empty, limit, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
