using PaperBot.Answering;
using PaperBot.Indexing;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Conversations;

/// <summary>Request in a conversation → reply: the whole of what PaperBot does, the same in a terminal and in Discord. Safe for many at once.</summary>
/// <param name="library">The papers answered from; asked for each request, since they may be exchanged.</param>
/// <param name="desk">Where a model writes, if there is one.</param>
/// <param name="time">The clock.</param>
public sealed class Assistant(Func<CancellationToken, Task<Library>> library, Func<CancellationToken, Task<WritingDesk>> desk, TimeProvider time)
{
    /// <summary>Replies to <paramref name="request"/>; what it leans on in <paramref name="conversation"/> is put back in first.</summary>
    /// <exception cref="Indexing.PaperIndexException">The library cannot be read.</exception>
    public async Task<Reply> ReplyAsync(Request request, Conversation conversation, ReplyOptions options, CancellationToken cancellationToken)
    {
        var use = new Use(
            await library(cancellationToken).ConfigureAwait(false), await desk(cancellationToken).ConfigureAwait(false), conversation, options);
        return request.Intent switch
        {
            Intent.Summary => await SummariseAsync(request, use, cancellationToken).ConfigureAwait(false),
            Intent.Similar => await FindSimilarAsync(request, use, cancellationToken).ConfigureAwait(false),
            Intent.Compare => await CompareAsync(request, use, cancellationToken).ConfigureAwait(false),
            Intent.Search => await SearchAsync(request, use, cancellationToken).ConfigureAwait(false),
            Intent.Paper => await ShowPaperAsync(request, use, cancellationToken).ConfigureAwait(false),
            Intent.Evidence => new Reply.EvidenceWanted(),
            _ => await AskAsync(request.Subject, request.Within, use, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>
    /// Papers whose title or identifier begins like, holds, or is almost <paramref name="text"/>, best first; what to offer while somebody types. The
    /// library's first papers while nothing has been typed.
    /// </summary>
    public async Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var papers = await library(cancellationToken).ConfigureAwait(false);
        if (!string.IsNullOrWhiteSpace(text)) return await papers.Index.FindTitlesAsync(text, limit, cancellationToken).ConfigureAwait(false);
        return await papers.Index.ReadAllAsync(cancellationToken).Take(limit).Select(paper => new TitleHit(paper.Id, paper.Title, 0) { Year = paper.Year })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What it answers from and who writes.</summary>
    public async Task<AssistantStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var papers = await library(cancellationToken).ConfigureAwait(false);
        var writing = await desk(cancellationToken).ConfigureAwait(false);
        var status = await papers.Index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return new AssistantStatus(status.PaperCount, papers.IsStarter, status.Embedding?.ToString(), writing.Model?.Name, writing.Trouble);
    }

    private async Task<Reply> AskAsync(string typed, IReadOnlyList<Papers.PaperId>? within, Use use, CancellationToken cancellationToken)
    {
        var understood = await UnderstandAsync(typed, use, cancellationToken).ConfigureAwait(false);
        var isRead = understood != CleanText.From(typed);
        if (isRead) use.Options.Progress?.Report(new AnswerProgress.Understood(understood));
        var question = QuestionParser.Parse(understood);
        if (within is { Count: > 0 }) question = question with { Filter = question.Filter with { Ids = within } };
        var answer = use.Desk.Writer is { } writer
            ? await new ModelAsker(use.Library.Asker, writer).AskAsync(question, use.Options.Sources, use.Options.User, use.Options.Progress, cancellationToken).ConfigureAwait(false)
            : use.Desk.Instead(await use.Library.Asker.AskAsync(question, use.Options.Sources, cancellationToken).ConfigureAwait(false));
        return new Reply.Answered(answer, isRead ? understood : null);
    }

    /// <summary>What a follow-up asks without the conversation: in the model's words where one is configured and its words hold, else by rules.</summary>
    private async Task<string> UnderstandAsync(string typed, Use use, CancellationToken cancellationToken)
    {
        if (use.Desk is not { Model: { } model, Prompts: { } prompts }) return FollowUp.Resolve(use.Conversation, typed);
        return (await new QuestionRewriter(model, prompts, time).RewriteAsync(use.Conversation, typed, use.Options.User, cancellationToken).ConfigureAwait(false)).Text;
    }

    private static async Task<Reply> SummariseAsync(Request request, Use use, CancellationToken cancellationToken)
    {
        var topic = QuestionParser.Parse(request.Subject);
        if (use.Desk.Writer is { } writer)
            return new Reply.Summarised(await new ModelSummariser(use.Library.Summariser, writer).SummariseAsync(topic, use.Options.User, use.Options.Progress, cancellationToken).ConfigureAwait(false));
        var summary = await use.Library.Summariser.SummariseAsync(topic, cancellationToken).ConfigureAwait(false);
        return new Reply.Summarised(summary with { Answer = use.Desk.Instead(summary.Answer) });
    }

    private static async Task<Reply> FindSimilarAsync(Request request, Use use, CancellationToken cancellationToken)
    {
        var name = FollowUp.NamePapers(use.Conversation, request.Subject);
        var examples = request.Examples?.Renamed(example => FollowUp.NamePapers(use.Conversation, example));
        return new Reply.FoundSimilar(use.Desk.Writer is { } writer
            ? await new ModelReasons(use.Library.SimilarFinder, writer).FindAsync(name, examples, request.Limit, use.Options.User, use.Options.Progress, cancellationToken).ConfigureAwait(false)
            : await use.Library.SimilarFinder.FindAsync(name, examples, request.Limit, cancellationToken).ConfigureAwait(false));
    }

    private async Task<Reply> CompareAsync(Request request, Use use, CancellationToken cancellationToken)
    {
        var (first, second) = (FollowUp.NamePapers(use.Conversation, request.Subject), FollowUp.NamePapers(use.Conversation, request.Other ?? ""));
        var result = use.Desk.Writer is { } writer
            ? await new ModelComparer(use.Library.Comparer, writer).CompareAsync(first, second, use.Options.User, use.Options.Progress, cancellationToken).ConfigureAwait(false)
            : await use.Library.Comparer.CompareAsync(first, second, cancellationToken).ConfigureAwait(false);
        if (result.Comparison is { } comparison)
            return comparison.First.Paper.Id == comparison.Second.Paper.Id ? new Reply.Unresolved([TheSame(first, comparison.First.Paper)]) : new Reply.Compared(comparison);
        return request.Typed is { } typed ? await AskAsync(typed, null, use, cancellationToken).ConfigureAwait(false) : new Reply.Unresolved(result.Unresolved);
    }

    private static PaperResolution TheSame(string name, Papers.Paper paper) => new(name, null, [], $"Both names mean the same paper, “{paper.Title}”; name another to compare it with.");

    private static async Task<Reply> SearchAsync(Request request, Use use, CancellationToken cancellationToken) =>
        new Reply.Found(await use.Library.Searcher.SearchAsync(request.Subject, request.Skipped, request.Limit, cancellationToken).ConfigureAwait(false));

    private static async Task<Reply> ShowPaperAsync(Request request, Use use, CancellationToken cancellationToken)
    {
        var result = await use.Library.CardWriter.WriteAsync(FollowUp.NamePapers(use.Conversation, request.Subject), cancellationToken).ConfigureAwait(false);
        return result.Card is { } card ? new Reply.Card(card) : new Reply.Unresolved([result.Resolution]);
    }

    /// <summary>What one request works with.</summary>
    private sealed record Use(Library Library, WritingDesk Desk, Conversation Conversation, ReplyOptions Options);
}
