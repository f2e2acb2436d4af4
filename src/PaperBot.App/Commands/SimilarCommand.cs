using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Papers;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot similar ID|TITLE|TEXT</c>: similar papers, each with the reason.</summary>
internal static class SimilarCommand
{
    private static readonly Argument<string[]> To = Arguments.Words("PAPER", "An identifier, an address, a title, or a text");
    private static readonly Option<int> Limit = Arguments.Limit(10);

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("similar", "Finds similar papers and says what they share") { To, Limit };
        global.SetAction(command, RunAsync);
        return command;
    }

    /// <summary>Shows the papers like <paramref name="typed"/> and returns them.</summary>
    public static async Task<IReadOnlyList<Paper>> SimilarAsync(CommandContext context, Library library, string typed, int limit, CancellationToken cancellationToken)
    {
        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        var similar = desk.Writer is null
            ? await library.SimilarFinder.FindAsync(typed, limit, cancellationToken).ConfigureAwait(false)
            : await new ModelReasons(library.SimilarFinder, desk.Writer).FindAsync(typed, limit, user: null, WaitingView.For(context.Screen), cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json)
        {
            JsonOutput.Write(context.Screen.Output, new ResultsJson(typed, [.. similar.Results.Select(result => new ResultJson(
                result.Rank, result.Paper.Id.Text, result.Paper.Title, result.Paper.Year, result.Paper.Url,
                Math.Round(result.FusedScore, 6), Math.Round(result.Similarity, 6), result.Reason))], similar.Remark));
        }
        else
        {
            if (similar.Asked is { } asked) context.Screen.DimLine($"Like “{AnswerView.TitleAndYear(asked)}”:");
            PaperListView.Show(context.Screen, [.. similar.Results.Select(result => (result.Paper, result.Reason))], similar.NoResults ?? "");
        }

        context.Remarks.Tell(similar.Remark);
        return [.. similar.Results.Select(result => result.Paper)];
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var typed = Arguments.Text(result.GetValue(To), "paper", "paperbot similar arXiv:1706.03762");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await SimilarAsync(context, library, typed, result.GetValue(Limit), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
