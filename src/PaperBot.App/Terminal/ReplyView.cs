using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Json;
using PaperBot.Conversations;

namespace PaperBot.App.Terminal;

/// <summary>Reply → terminal, or one JSON object.</summary>
internal static class ReplyView
{
    /// <summary>Asks and shows, in a terminal statement by statement while a model writes an answer; <paramref name="queryId"/> goes into the JSON.</summary>
    public static async Task<Reply> ReplyAndShowAsync(
        CommandContext context, Library library, Request request, Conversation conversation, int? sources, CancellationToken cancellationToken, string? queryId = null)
    {
        var written = request.Intent == Intent.Ask && context.Screen is { IsInteractive: true, Json: false } ? new WritingView(context.Screen) : null;
        var options = new ReplyOptions(sources ?? context.Settings.AnswerSources) { Progress = queryId is null ? written ?? (IProgress<AnswerProgress>?)WaitingView.For(context.Screen) : null };
        var assistant = new Assistant(_ => Task.FromResult(library), context.Writing.GetAsync, context.Time);
        var reply = await assistant.ReplyAsync(request, conversation, options, cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) ShowJson(context.Screen, reply, queryId);
        else Show(context.Screen, reply, written);
        if (RemarkOf(reply) is { } remark) context.Remarks.Tell(remark);
        return reply;
    }

    private static void Show(Screen screen, Reply reply, WritingView? written)
    {
        switch (reply)
        {
            case Reply.Answered answered: ShowAnswer(screen, answered, written); break;
            case Reply.Summarised summarised: SummaryView.Show(screen, summarised.Summary); break;
            case Reply.FoundSimilar { Similar: var similar }: ShowSimilar(screen, similar); break;
            case Reply.Compared compared: ComparisonView.Show(screen, compared.Comparison); break;
            case Reply.Found { Results: var found }: PaperListView.Show(screen, [.. found.Results.Select(result => (result.Paper, result.Reason))], found.NoResults ?? ""); break;
            case Reply.Card card: CardView.Show(screen, card.Paper); break;
            case Reply.Unresolved unresolved: ShowUnresolved(screen, unresolved); break;
        }
    }

    private static void ShowJson(Screen screen, Reply reply, string? queryId)
    {
        object? shape = reply switch
        {
            Reply.Answered answered => AnswerJson.Of(answered.Answer, queryId),
            Reply.Summarised summarised => AnswerJson.Of(summarised.Summary, queryId),
            Reply.FoundSimilar { Similar: var similar } => new ResultsJson(similar.Query, [.. similar.Results.Select(ResultJson.Of)], similar.Remark),
            Reply.Compared compared => ComparisonJson.Of(compared.Comparison),
            Reply.Found { Results: var found } => new ResultsJson(found.Query, [.. found.Results.Select(ResultJson.Of)], found.Remark),
            Reply.Card card => CardJson.Of(card.Paper),
            _ => null,
        };
        if (shape is not null) JsonOutput.Write(screen.Output, shape);
        else if (reply is Reply.Unresolved unresolved) ShowUnresolved(screen, unresolved);
    }

    private static void ShowAnswer(Screen screen, Reply.Answered answered, WritingView? written)
    {
        if (written is not null)
        {
            written.Finish(answered.Answer);
            return;
        }

        if (answered.Understood is { } understood) screen.DimLine($"Understood as: {understood}");
        AnswerView.Show(screen, answered.Answer);
    }

    private static void ShowSimilar(Screen screen, SimilarPapers similar)
    {
        if (similar.Asked is { } asked) screen.DimLine($"Like “{AnswerView.TitleAndYear(asked)}”:");
        PaperListView.Show(screen, [.. similar.Results.Select(result => (result.Paper, result.Reason))], similar.NoResults ?? "");
    }

    private static void ShowUnresolved(Screen screen, Reply.Unresolved unresolved)
    {
        foreach (var name in unresolved.Names) ResolutionView.Show(screen, name);
    }

    private static string? RemarkOf(Reply reply) => reply switch
    {
        Reply.Answered answered => answered.Answer.Remark,
        Reply.Summarised summarised => summarised.Summary.Answer.Remark,
        Reply.FoundSimilar similar => similar.Similar.Remark,
        Reply.Found found => found.Results.Remark,
        _ => null,
    };
}
