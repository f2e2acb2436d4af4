using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot similar ID|TITLE|TEXT</c>: similar papers, each with the reason.</summary>
internal static class SimilarCommand
{
    private static readonly Argument<string[]> To = Arguments.Words("PAPER", "An identifier, an address, a title, or a text");
    private static readonly Option<string[]> Like = Example("--like", "A further paper to be like, by identifier or title; may be repeated");
    private static readonly Option<string[]> Unlike = Example("--unlike", "A paper to be unlike; may be repeated");
    private static readonly Option<int> Limit = Arguments.Limit(Request.DefaultLimit);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("similar", "Finds similar papers and says what they share") { To, Like, Unlike, Limit };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static Option<string[]> Example(string name, string description) =>
        new(name) { Description = description, HelpName = "ID|TITLE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var typed = Arguments.Text(result.GetValue(To), "paper", "paperbot similar arXiv:1706.03762");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var request = new Request(Intent.Similar, typed) { Limit = result.GetValue(Limit) };
        var examples = new SimilarExamples(result.GetValue(Like) ?? [], result.GetValue(Unlike) ?? []);
        if (examples.Liked.Count + examples.Disliked.Count > 0) request = request with { Examples = examples };
        await ReplyView.ReplyAndShowAsync(context, library, request, Conversation.Empty, sources: null, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
