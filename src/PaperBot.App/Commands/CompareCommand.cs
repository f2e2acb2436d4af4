using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot compare A B</c>: two papers side by side.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string[]> Pair = Arguments.Words("A B", "Two papers, each an identifier, an address or a title in quotation marks");

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("compare", "Puts two papers side by side") { Pair };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var names = result.GetValue(Pair) ?? [];
        if (names.Length != 2 || names.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("Name two papers, each in quotation marks. Example: paperbot compare arXiv:1810.04805 \"Deep contextualized word representations\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var request = new Request(Intent.Compare, names[0], names[1]);
        var reply = await ReplyView.ReplyAndShowAsync(context, library, request, Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return reply is Reply.Compared ? ExitCode.Done : ExitCode.Failed;
    }
}
