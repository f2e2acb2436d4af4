using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot search QUERY</c>: a ranked list of papers.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Query = Arguments.Words("QUERY", "Words, a title, an identifier; filters: year:2023.. author: venue: source:");
    private static readonly Option<int> Limit = Arguments.Limit(10);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("search", "Lists the papers that fit a query") { Query, Limit };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var query = Arguments.Text(result.GetValue(Query), "query", "paperbot search token pruning year:2023..");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var request = new Request(Intent.Search, query) { Limit = result.GetValue(Limit) };
        await ReplyView.ReplyAndShowAsync(context, library, request, Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
