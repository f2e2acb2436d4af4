using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>Abstract → the one sentence that says what is new.</summary>
internal static class NewsSentence
{
    /// <summary>The statement, citing the paper as source 1; null when no sentence tells.</summary>
    public static Statement? Of(ReadAbstract read)
    {
        var draft = Candidates(read).Select(sentence => Passage.Of(read, sentence.Index)).FirstOrDefault(passage => passage.StandsAlone) is { } passage
            ? StatementWriter.Draft(passage, introduce: false)
            : null;
        return draft is null || string.IsNullOrWhiteSpace(draft.Text)
            ? null
            : new Statement(draft.Text, [new Citation(1, read.Paper.Id, read.Paper.Abstract.Substring(draft.Start, draft.Length), draft.Start)]);
    }

    /// <summary>The statement of a paper under its number in a digest.</summary>
    public static Statement Numbered(Statement statement, int number, PaperId paper) =>
        statement with { Citations = [.. statement.Citations.Select(citation => citation with { Source = number, PaperId = paper })] };

    private static IEnumerable<AbstractSentence> Candidates(ReadAbstract read) =>
        new[] { read.Lead, read.Best(SentenceRole.Method), read.Best(SentenceRole.Result) }.OfType<AbstractSentence>()
            .Concat(read.Sentences.OrderByDescending(sentence => sentence.LeadFitness)).Distinct();
}
