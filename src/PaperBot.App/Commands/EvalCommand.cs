using System.CommandLine;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Evaluation;
using PaperBot.Papers;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot eval …</c>: the measurements. Each indexes its corpus in a temporary place and leaves the library alone.</summary>
internal static class EvalCommand
{
    private static readonly Option<string?> Corpus = File("--corpus", "The papers: JSON lines {id, title, abstract, …}, also .gz");
    private static readonly Option<string?> Queries = File("--queries", "The queries: JSON lines {query_id, query, pool?}, for similar {query_id, paper_id, pool?}");
    private static readonly Option<string?> Run = File("--run", "Where to write the rankings: query_id, doc_id, score, separated by tabs");
    private static readonly Option<string?> Judgements = File("--qrels", "Relevance judgements: query_id, doc_id, rel, separated by tabs, with a header");
    private static readonly Option<string?> Folder = new("--dir") { Description = "The folder of reviewer-goldstandard", HelpName = "DIR" };
    private static readonly Option<int> Limit = Arguments.Limit(100);
    private static readonly Argument<string[]> Sources = new("SOURCE") { Description = "Files or folders of papers", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("eval", "Measures retrieval, similarity and answers");
        Add("retrieval", "Ranks papers for the queries of a benchmark", RetrievalAsync, Corpus, Queries, Run, Judgements, Limit);
        Add("similar", "Ranks papers by similarity to others", SimilarAsync, Corpus, Queries, Run, Judgements, Limit);
        Add("reviewers", "Measures similarity against what reviewers say of their expertise", ReviewersAsync, Folder, Run);
        var titles = Add("titles", "Measures whether titles lead to their abstracts", TitlesAsync, Run);
        titles.Arguments.Add(Sources);
        EvalAnswersCommand.AddTo(command, global);
        EvalGroundingCommand.AddTo(command, global);
        return command;

        Command Add(string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run, params Option[] options)
        {
            var verb = new Command(name, description);
            foreach (var option in options) verb.Options.Add(option);
            global.SetAction(verb, (context, result, cancellationToken) => GuardAsync(context, () => run(context, result, cancellationToken)));
            command.Subcommands.Add(verb);
            return verb;
        }
    }

    /// <summary>A file of a benchmark that is missing or malformed is told in one sentence.</summary>
    public static async Task<int> GuardAsync(CommandContext context, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            context.Screen.Error(exception.Message);
            return ExitCode.Failed;
        }
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static Task<int> RetrievalAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken) => RankAsync(
        context, result, async (index, queries) => await new RetrievalEvaluation(index.Index, index.Embedding, await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false)).RunAsync(queries, result.GetValue(Limit), cancellationToken).ConfigureAwait(false), cancellationToken);

    private static Task<int> SimilarAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken) => RankAsync(
        context, result, (index, queries) => new SimilarEvaluation(index.Index, index.Embedding).RunAsync(queries, result.GetValue(Limit), cancellationToken), cancellationToken);

    private static async Task<int> RankAsync(
        CommandContext context, ParseResult result, Func<TemporaryIndex, IReadOnlyList<EvaluationQuery>, Task<RankedRun>> rank, CancellationToken cancellationToken)
    {
        var queries = await EvaluationQuery.ReadAllAsync(Needs(result, Queries), cancellationToken).ConfigureAwait(false);
        var records = EvaluationCorpus.ReadAsync(Needs(result, Corpus), cancellationToken);
        var runFile = Needs(result, Run);
        await using var index = await TemporaryIndex.FilledAsync(records, context, cancellationToken).ConfigureAwait(false);
        await EvalModels.TellAsync(context, index, cancellationToken).ConfigureAwait(false);
        var run = await rank(index, queries).ConfigureAwait(false);
        await run.WriteAsync(runFile, cancellationToken).ConfigureAwait(false);
        if (result.GetValue(Judgements) is { } judgements)
            QualityView.Show(context.Screen, RankingQuality.Measure(run, await RelevanceJudgements.ReadAsync(judgements, cancellationToken).ConfigureAwait(false)));
        return ExitCode.Done;
    }

    private static async Task<int> ReviewersAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var folder = Needs(result, Folder);
        var records = EvaluationCorpus.ReadAsync(Path.Combine(folder, "papers.jsonl.gz"), cancellationToken);
        await using var index = await TemporaryIndex.FilledAsync(records, context, cancellationToken).ConfigureAwait(false);
        await EvalModels.TellAsync(context, index, cancellationToken).ConfigureAwait(false);
        var run = await new ReviewerEvaluation(index.Index, index.Embedding).RunAsync(folder, cancellationToken).ConfigureAwait(false);
        if (result.GetValue(Run) is { } file) await run.WriteAsync(file, cancellationToken).ConfigureAwait(false);
        QualityView.Show(context.Screen, run);
        return ExitCode.Done;
    }

    private static async Task<int> TitlesAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var sources = result.GetValue(Sources) ?? [];
        if (sources.Length == 0) throw new UsageException("Name files or folders of papers. Example: paperbot eval titles my-papers.bib");
        var titles = await TitleEvaluation.OfAsync(new PaperReader(context.Input).ReadAsync(sources, cancellationToken), cancellationToken).ConfigureAwait(false);
        await using var index = await TemporaryIndex.FilledAsync(titles.Records.ToAsyncEnumerable(), context, cancellationToken).ConfigureAwait(false);
        await EvalModels.TellAsync(context, index, cancellationToken).ConfigureAwait(false);
        var reranker = await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false);
        var run = await new RetrievalEvaluation(index.Index, index.Embedding, reranker).RunAsync(titles.Queries, 100, cancellationToken).ConfigureAwait(false);
        if (result.GetValue(Run) is { } file) await run.WriteAsync(file, cancellationToken).ConfigureAwait(false);
        QualityView.Show(context.Screen, RankingQuality.Measure(run, titles.Judgements));
        return ExitCode.Done;
    }

    private static string Needs(ParseResult result, Option<string?> option) =>
        result.GetValue(option) ?? throw new UsageException($"{option.Name} is missing; see paperbot eval --help.");
}
