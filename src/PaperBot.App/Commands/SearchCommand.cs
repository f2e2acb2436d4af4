using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Papers;
using PaperBot.Retrieval;

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

    /// <summary>Shows the papers that fit <paramref name="query"/> and returns them.</summary>
    public static async Task<IReadOnlyList<Paper>> SearchAsync(CommandContext context, Library library, string query, int limit, CancellationToken cancellationToken)
    {
        var question = QuestionParser.Parse(query);
        var retrieved = await library.Retriever.RetrieveAsync(question, limit, cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new ResultsJson(query, [.. retrieved.Papers.Select((paper, i) => Row(retrieved, paper, i + 1))], retrieved.Remark));
        else PaperListView.Show(context.Screen, [.. retrieved.Papers.Select(paper => (paper.Paper, MatchReason.Of(retrieved, paper)))], retrieved.Papers.Count > 0 ? "" : await library.Retriever.WhyNothingAsync(retrieved, cancellationToken).ConfigureAwait(false) ?? "No paper here fits that.");
        context.Remarks.Tell(retrieved.Remark);
        return [.. retrieved.Papers.Select(paper => paper.Paper)];
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var query = Arguments.Text(result.GetValue(Query), "query", "paperbot search token pruning year:2023..");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await SearchAsync(context, library, query, result.GetValue(Limit), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static ResultJson Row(RetrievedPapers retrieved, RetrievedPaper paper, int rank) => new(
        rank, paper.Paper.Id.Text, paper.Paper.Title, paper.Paper.Year, paper.Paper.Url,
        Math.Round(paper.FusedScore, 6), Math.Round(paper.Similarity, 6), MatchReason.Of(retrieved, paper));
}
