using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Evaluation;
using PaperBot.Papers;
using PaperBot.Retrieval;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot eval answers</c>: refusals both ways, quotes, and whether the right papers are cited.</summary>
internal static class EvalAnswersCommand
{
    private static readonly Option<string[]> Questions = new("--questions")
    {
        Description = "Files of questions: JSON lines {query_id, query, answerable?, papers?}",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Corpus = new("--corpus") { Description = "Papers to index in a temporary place: a file, folder or glob of any known format", HelpName = "SOURCE" };

    public static void AddTo(Command eval, GlobalOptions global)
    {
        var command = new Command("answers", "Measures refusals both ways, quotes, and whether the right papers are cited") { Corpus, Questions };
        global.SetAction(command, (context, result, cancellationToken) => EvalCommand.GuardAsync(context, () => RunAsync(context, result, cancellationToken)));
        eval.Subcommands.Add(command);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var corpus = result.GetValue(Corpus) ?? throw new UsageException("--corpus is missing; see paperbot eval answers --help.");
        var files = result.GetValue(Questions) is { Length: > 0 } named ? named : throw new UsageException("--questions is missing; see paperbot eval answers --help.");
        var questions = new List<AnswerQuestion>();
        foreach (var file in files) questions.AddRange(await AnswerQuestion.ReadAllAsync(file, cancellationToken).ConfigureAwait(false));
        await using var index = await TemporaryIndex.FilledAsync(new PaperReader(context.Input).ReadAsync([corpus], cancellationToken), context, cancellationToken).ConfigureAwait(false);
        await EvalModels.TellAsync(context, index, cancellationToken).ConfigureAwait(false);
        var reranker = await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false);
        var asker = new Asker(new Retriever(index.Index, index.Embedding, reranker), index.Embedding);
        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        var quality = await new AnswerEvaluation(Ask).RunAsync(questions, cancellationToken).ConfigureAwait(false);
        QualityView.Show(context.Screen, quality);
        return ExitCode.Done;

        Task<Answer> Ask(Question question, CancellationToken token) => desk.Writer is { } writer
            ? new ModelAsker(asker, writer).AskAsync(question, Asker.DefaultLimit, user: null, progress: null, token)
            : asker.AskAsync(question, Asker.DefaultLimit, token);
    }
}
