using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot similar ID|TITLE|TEXT</c>: similar papers, each with the reason.</summary>
internal static class SimilarCommand
{
    private static readonly Argument<string[]> To = Arguments.Words("PAPER", "An identifier, an address, a title, or a text");
    private static readonly Option<int> Limit = Arguments.Limit(Request.DefaultLimit);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("similar", "Finds similar papers and says what they share") { To, Limit };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var typed = Arguments.Text(result.GetValue(To), "paper", "paperbot similar arXiv:1706.03762");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var request = new Request(Intent.Similar, typed) { Limit = result.GetValue(Limit) };
        await ReplyView.ReplyAndShowAsync(context, library, request, Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
