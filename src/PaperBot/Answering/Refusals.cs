using System.Globalization;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Answering;

/// <summary>Decides whether a question is refused, and says why in one calm sentence.</summary>
internal static class Refusals
{
    private const int LongestWordShown = 60;
    private const string NoTopic = "The question names no topic that could be looked up; ask about a method, a data set or a result, or name a paper.";

    /// <summary>The reason to refuse before anything is looked up; null to go on.</summary>
    public static string? BeforeRetrieval(Question question)
    {
        if (question.Typed.Length == 0) return "Ask a question about the papers, or name one.";
        if (ChatTalk.IsThanks(question.Typed)) return ChatTalk.Welcome;
        return GenericWords.IsSmallTalk(question.Typed)
            ? "Hello! I answer questions about the papers in this library, with a quote for each statement: ask about a method, a data set or a result, or name a paper."
            : question.Ids.Count == 0 && question.QuotedTitles.Count == 0 && question.Filter.IsEmpty ? ChatTalk.ReplyTo(question.Typed) : null;
    }

    /// <summary>The reason to refuse after looking; null when there is something to answer from.</summary>
    public static string? AfterRetrieval(RetrievedPapers retrieved, IReadOnlyList<ReadAbstract> reads, QuestionTopic topic, bool isNamed)
    {
        if (retrieved.PaperCount == 0) return "The library is empty; add papers with paperbot ingest, then ask again.";
        var question = retrieved.Question;
        if (question.Ids.Count > 0 && !retrieved.Papers.Any(paper => paper.Match == MatchKind.Identifier)) return UnknownPaper.Reason(question.Ids);
        if (retrieved.Papers.Count == 0)
        {
            return question.Filter.IsEmpty
                ? NoWords(question, topic, retrieved.PaperCount)
                : "No paper passes the filters of this question; widen the year, author, venue or source, then ask again.";
        }

        if (reads.All(read => read.Sentences.Count == 0)) return "The papers found have no abstract to quote from; the closest ones are listed.";
        if (isNamed || (question.Text.Length == 0 && !question.Filter.IsEmpty)) return null;
        if (topic.ContentTerms == 0) return NoTopic;
        return Answerability.Of(retrieved, reads, topic).SpeaksForAnswering ? null : NoWords(question, topic, retrieved.PaperCount);
    }

    private static string NoWords(Question question, QuestionTopic topic, int paperCount)
    {
        if (ForeignText.Is(question.Text)) return "I understand questions in English so far; ask again in English.";
        if (topic.ContentTerms == 0) return NoTopic;
        var unknown = topic.UnknownWords.Take(3).Select(word => $"“{(word.Length <= LongestWordShown ? word : word[..LongestWordShown] + "…")}”").ToList();
        var papers = paperCount == 1 ? "No paper" : string.Create(CultureInfo.InvariantCulture, $"None of the {paperCount:N0} papers");
        return unknown.Count switch
        {
            0 => $"{papers} here treats these things together; ask about one of the closest papers listed, or add others with paperbot ingest.",
            1 => $"{papers} here mentions {unknown[0]}, so this question cannot be answered from them; ask in other words, or add papers on it with paperbot ingest.",
            _ => $"{papers} here mentions {string.Join(", ", unknown.SkipLast(1))} or {unknown[^1]}, so this question cannot be answered from them; ask in other words, or add papers on it with paperbot ingest.",
        };
    }
}
