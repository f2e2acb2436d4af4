using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot paper ID|TITLE</c>: one paper's card.</summary>
internal static class PaperCommand
{
    private static readonly Argument<string[]> Name = Arguments.Words("PAPER", "An identifier, an address or a title");

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("paper", "Shows one paper's card") { Name };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var name = Arguments.Text(result.GetValue(Name), "paper's name", "paperbot paper \"Attention Is All You Need\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var reply = await ReplyView.ReplyAndShowAsync(context, library, new Request(Intent.Paper, name), Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return reply is Reply.Card ? ExitCode.Done : ExitCode.Failed;
    }
}
