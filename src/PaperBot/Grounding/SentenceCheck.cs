using PaperBot.Prompting;
using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>
/// Sentence of a draft → grounded sentence or the reason to drop it. A sentence stands on the sources that it cites; where they do not bear it
/// out, or none is cited, another source that was shown may take their place only if it bears it out strongly.
/// </summary>
public sealed class SentenceCheck
{
    private const double LeastTermShare = 0.3;
    private const int ManyTerms = 30;
    private const double SayingNothing = 1.2;

    private readonly List<GroundingSource> _sources;
    private readonly GroundingSource? _other;
    private readonly AnalysedText? _question;

    /// <summary>
    /// Checks against <paramref name="shown"/>: what is not among it cannot be cited. Words that a sentence only repeats of <paramref name="question"/>
    /// count for less.
    /// </summary>
    public SentenceCheck(IReadOnlyList<PromptSource> shown, string? question = null)
    {
        _question = question is null ? null : AnalysedText.Of(question);
        ArgumentNullException.ThrowIfNull(shown);
        _sources = [.. shown.Select(GroundingSource.Of).DistinctBy(source => source.Number)];
    }

    /// <summary>Checks sentences that say what each of <paramref name="shown"/> shares with <paramref name="other"/>, whose words they must be as well.</summary>
    public SentenceCheck(IReadOnlyList<PromptSource> shown, PromptSource other)
        : this(shown)
    {
        ArgumentNullException.ThrowIfNull(other);
        _other = GroundingSource.Of(other);
    }

    /// <summary>Checks <paramref name="sentence"/>; exactly one of the two results is null.</summary>
    public (GroundedSentence? Grounded, DroppedSentence? Dropped) Check(DraftSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (WithoutLooking(sentence) is { } reason) return (null, new DroppedSentence(sentence.Text, reason));
        var claim = AnalysedText.Of(sentence.Text, _question);
        if (_other is not null) return Shared(sentence, claim, _other);
        var cited = _sources.Where(source => sentence.Citations.Contains(source.Number)).ToList();
        var support = cited.Count > 0 ? Best(claim, cited) : null;
        if (support is { Refuted: null, Support: >= QuoteMatch.Sufficient } && PartClaims.AreBorneOut(claim, support, cited)) return (Grounded(sentence, support), null);
        var elsewhere = _sources.Where(source => !cited.Contains(source)).Select(source => QuoteMatch.Of(claim, source))
            .Where(other => other is { Refuted: null, Support: >= QuoteMatch.Strong }).MaxBy(other => other.Support);
        if (elsewhere is null && RefusalText.Is(sentence.Text)) return (null, new DroppedSentence(sentence.Text, DropReason.Refusal));
        return elsewhere is not null ? (Grounded(sentence, elsewhere), null) : (null, new DroppedSentence(sentence.Text, Why(sentence, claim, support)));
    }

    // What two papers share: of one source only, with words that both have.
    private (GroundedSentence? Grounded, DroppedSentence? Dropped) Shared(DraftSentence sentence, AnalysedText claim, GroundingSource other)
    {
        if (sentence.Citations.Count != 1 || _sources.Find(source => source.Number == sentence.Citations[0]) is not { } source)
            return (null, new DroppedSentence(sentence.Text, sentence.Citations.Count == 0 ? DropReason.NoCitation : DropReason.UnknownSource));
        var support = QuoteMatch.Of(claim, [source, other]);
        if (support.Refuted is { } refuted) return (null, new DroppedSentence(sentence.Text, refuted));
        var isShared = support.Support >= QuoteMatch.Sufficient && support.Quotes.Any(quote => quote.Source == source.Number) && SharedWords.ShareOf(claim, source, other) >= SharedWords.Enough;
        return isShared
            ? (Grounded(sentence, support with { Quotes = [.. support.Quotes.Where(quote => quote.Source == source.Number)] }), null)
            : (null, new DroppedSentence(sentence.Text, DropReason.NotSupported));
    }

    private static DropReason? WithoutLooking(DraftSentence sentence)
    {
        if (InstructionText.Is(sentence.Text)) return DropReason.Instruction;
        if (sentence.IsLeadIn || (sentence.Citations.Count == 0 && RefusalText.IsTalk(sentence.Text))) return DropReason.Talk;
        if (ForeignText.Is(sentence.Text)) return DropReason.OtherLanguage;
        var terms = TermAnalyzer.Terms(sentence.Text);
        if (terms.Count >= ManyTerms && terms.Distinct().Count() < LeastTermShare * terms.Count) return DropReason.Repetition;
        if (terms.Distinct().Sum(TermWeights.Of) >= SayingNothing) return null;
        return RefusalText.Is(sentence.Text) ? DropReason.Refusal : DropReason.Talk;
    }

    // Several cited sources may each bear out a part; where together they fall short, one of them alone may do.
    private static QuoteSupport Best(AnalysedText claim, List<GroundingSource> cited)
    {
        var together = QuoteMatch.Of(claim, cited);
        if (cited.Count == 1 || together is { Refuted: null, Support: >= QuoteMatch.Sufficient }) return together;
        return cited.Select(source => QuoteMatch.Of(claim, source)).Append(together).OrderBy(support => support.Refuted is not null).ThenByDescending(support => support.Support).First();
    }

    private static GroundedSentence Grounded(DraftSentence sentence, QuoteSupport support) => new(sentence.Text, support.Quotes, support.Support)
    {
        Heading = sentence.Heading,
        IsCitedInDraft = support.Quotes.All(quote => sentence.Citations.Contains(quote.Source)),
    };

    private DropReason Why(DraftSentence sentence, AnalysedText claim, QuoteSupport? support)
    {
        var closest = support ?? _sources.Select(source => QuoteMatch.Of(claim, source)).MaxBy(other => other.Support);
        if (closest is { Refuted: { } refuted, Support: >= QuoteMatch.Sufficient }) return refuted;
        if (sentence.Citations.Count == 0) return DropReason.NoCitation;
        return support is null ? DropReason.UnknownSource : support.Refuted is DropReason.NumberMismatch ? DropReason.NumberMismatch : DropReason.NotSupported;
    }
}
