using System.Text.RegularExpressions;
using PaperBot.Answering;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>Abstract → the one sentence that says what is new and can be understood alone.</summary>
internal static partial class NewsSentence
{
    private const int LongText = 360;
    private const double MethodBonus = 1.5;
    private const double LengthCost = 2;
    private const double LeaningCost = 8;

    /// <summary>The statement, citing the paper as source 1; null when no sentence can be understood alone.</summary>
    public static Statement? Of(ReadAbstract read)
    {
        var best = read.Sentences.Select(sentence => (Sentence: sentence, Passage: Passage.Of(read, sentence.Index))).Where(candidate => candidate.Passage.StandsAlone)
            .Select(candidate => (Draft: StatementWriter.Draft(candidate.Passage, introduce: false), Fitness: FitnessOf(candidate.Sentence)))
            .Where(candidate => !string.IsNullOrWhiteSpace(candidate.Draft.Text))
            .Select(candidate => (candidate.Draft, Fitness: candidate.Fitness - CostOf(candidate.Draft.Text)))
            .OrderByDescending(candidate => candidate.Fitness).FirstOrDefault();
        return best.Draft is null || Leaning().IsMatch(best.Draft.Text)
            ? null
            : new Statement(best.Draft.Text, [new Citation(1, read.Paper.Id, read.Paper.Abstract.Substring(best.Draft.Start, best.Draft.Length), best.Draft.Start)]);
    }

    /// <summary>The statement of a paper under its number in a digest.</summary>
    public static Statement Numbered(Statement statement, int number, PaperId paper) =>
        statement with { Citations = [.. statement.Citations.Select(citation => citation with { Source = number, PaperId = paper })] };

    private static double FitnessOf(AbstractSentence sentence) => sentence.LeadFitness + (sentence.Roles.Strongest switch
    {
        SentenceRole.Method => MethodBonus,
        SentenceRole.Result => MethodBonus / 2,
        SentenceRole.Background or SentenceRole.Availability => -MethodBonus,
        _ => 0,
    });

    private static double CostOf(string text) => (text.Length > LongText ? LengthCost : 0) + (Leaning().IsMatch(text) ? LeaningCost : 0) + (Listing().IsMatch(text) ? LengthCost : 0);

    // "This gap", "these two insights", "the aforementioned task": what they point to stands in another sentence.
    [GeneratedRegex(@"\b(?:this|these|those|such|the above|the aforementioned|aforementioned|above-mentioned)\b[ ""“'‘]+(?:[\w\-]+[ ""”'’]+){0,2}(?:problems?|issues?|challenges?|gaps?|limitations?|questions?|goals?|aims?|ends?|needs?|directions?|shortcomings?|obstacles?|insights?|observations?|findings?|tasks?|settings?|difficult(?:y|ies)|concerns?|bottlenecks?|drawbacks?|weakness(?:es)?|trade-?offs?|dilemmas?|reasons?|ideas?|factors?|phenomen(?:on|a)|methods?|approach(?:es)?|models?|framework|datasets?|benchmarks?|principles?|contexts?|regards?|purposes?|motivations?|assumptions?|paradigms?|vision|process|technique|strategy|work|analysis)\b|\bthe (?:former|latter)\b|\baforementioned\b|^(?:it|its|they|their|he|she|this|these|those|such|both|the former|the latter)\b|\b(?:as|described|mentioned|shown|noted|discussed) above\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Leaning();

    // One step of several, or an answer to what is not told; how the new thing was tried rather than what it is.
    [GeneratedRegex(@"^(?:the authors|the paper) (?:first|then|next|also|further|finally|additionally|subsequently|second)\b|^(?:second|third|next|then|also)\b|\b(?:address|tackle|overcome|mitigate|resolve|solve|achieve|enable|do|investigate) this(?:[,;.]| (?:by|through|via|using)\b)|^to (?:evaluate|assess|validate|verify|test)\b(?: and \w+)? (?:the authors'|the paper's|its|their|our|the proposed)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Listing();
}
