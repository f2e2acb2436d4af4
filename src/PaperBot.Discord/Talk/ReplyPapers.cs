using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary>Reply → the papers that somebody who asked for it, or judged it, has to do with. Pure.</summary>
internal static class ReplyPapers
{
    /// <summary>What a reply to a question says was done with papers: those it cites were asked for, one that was looked at was opened. Lists say nothing of their papers.</summary>
    public static (ActivityKind Kind, IReadOnlyList<PaperId> Papers) Done(Reply reply) => reply switch
    {
        Reply.Answered answered => (ActivityKind.Asked, Cited(answered.Answer)),
        Reply.Summarised summarised => (ActivityKind.Asked, Cited(summarised.Summary.Answer)),
        Reply.Card card => (ActivityKind.Opened, [card.Paper.Source.Paper.Id]),
        Reply.FoundSimilar { Similar.Asked: { } asked } => (ActivityKind.Opened, [asked.Id]),
        Reply.Compared { Comparison: var comparison } => (ActivityKind.Opened, [comparison.First.Paper.Id, comparison.Second.Paper.Id]),
        _ => (ActivityKind.Opened, []),
    };

    /// <summary>
    /// What is liked along with a reply that was judged well: the papers that an answer cites; below similar papers the one that they are similar to. A summary, a
    /// comparison or a list that helped says nothing of a single paper, and a bad reply says nothing of papers at all.
    /// </summary>
    public static IReadOnlyList<PaperId> Liked(GivenReply reply, Turn? turn) => reply.Request.Intent switch
    {
        Intent.Ask when reply.Answer is { } answer => Cited(answer),
        Intent.Similar when turn?.Focus is { } focus => [focus.Id],
        _ => [],
    };

    /// <summary>The papers that an answer's statements cite.</summary>
    public static IReadOnlyList<PaperId> Cited(Answer answer) => [.. answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.PaperId).Distinct()];
}
