using System.CommandLine;
using PaperBot.Answering;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Retrieval;

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

    /// <summary>The answer, by the configured model or from the papers' own sentences.</summary>
    public static async Task<Answer> AskAsync(
        CommandContext context, Library library, string question, int? limit, IProgress<AnswerProgress>? progress, CancellationToken cancellationToken)
    {
        var (parsed, papers) = (QuestionParser.Parse(question), limit ?? context.Settings.AnswerSources);
        var desk = await context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        if (desk.Writer is not null) return await new ModelAsker(library.Asker, desk.Writer).AskAsync(parsed, papers, user: null, progress, cancellationToken).ConfigureAwait(false);
        return desk.Instead(await library.Asker.AskAsync(parsed, papers, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks and shows the answer, in a terminal statement by statement while a model writes it.</summary>
    public static async Task<Answer> AskAndShowAsync(CommandContext context, Library library, string question, int? limit, CancellationToken cancellationToken)
    {
        var written = context.Screen is { IsInteractive: true, Json: false } ? new WritingView(context.Screen) : null;
        var answer = await AskAsync(context, library, question, limit, written, cancellationToken).ConfigureAwait(false);
        if (written is null)
        {
            Show(context, answer);
            return answer;
        }

        written.Finish(answer);
        context.Remarks.Tell(answer.Remark);
        return answer;
    }

    public static void Show(CommandContext context, Answer answer, string? queryId = null)
    {
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, AnswerJson.Of(answer, queryId));
        else AnswerView.Show(context.Screen, answer);
        context.Remarks.Tell(answer.Remark);
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var limit = result.GetValue(Limit);
        if (result.GetValue(Batch) is { } file)
        {
            return await BatchQuestions.RunAsync(
                context, file, async (library, query, token) => Show(context, await AskAsync(context, library, query.Query, limit, progress: null, token).ConfigureAwait(false), query.QueryId), cancellationToken).ConfigureAwait(false);
        }

        var question = Arguments.Text(result.GetValue(Question), "question", "paperbot ask \"How do vision transformers save compute?\"");
        await using var library = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        await AskAndShowAsync(context, library, question, limit, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
