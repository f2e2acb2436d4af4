using PaperBot.Text;

namespace PaperBot.Indexing;

/// <summary>
/// The term that a word as typed stands for, and which others it may be meant for: the rule of <see cref="IPaperIndex.SuggestTermsAsync"/> that every index
/// follows, however it comes by its candidates.
/// </summary>
public sealed class MeantTerm
{
    private const int LongTermLetters = 8;

    /// <summary>Analyses <paramref name="word"/>.</summary>
    public MeantTerm(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Term = TermAnalyzer.Terms(word) is [var first, ..] ? first : word;
        Variants = WordVariants.TermsNear(word);
        MostEdits = Term.Length >= LongTermLetters ? 2 : 1;
    }

    /// <summary>The word's own term.</summary>
    public string Term { get; }

    /// <summary>The terms of words one typing error away.</summary>
    public IReadOnlySet<string> Variants { get; }

    /// <summary>How many edits away another term may be.</summary>
    public int MostEdits { get; }

    /// <summary>How far away <paramref name="other"/> is; null when it is not meant, or is the term itself.</summary>
    public int? DistanceTo(string other)
    {
        if (Variants.Contains(other)) return 1;
        var distance = EditDistance.Between(Term, other, MostEdits);
        return distance > 0 && distance <= MostEdits ? distance : null;
    }

    /// <summary>The nearest first, and of these those in most papers; what stands in none is left out.</summary>
    public static IReadOnlyList<string> Best(IEnumerable<(string Term, int Distance, int Papers)> near, int limit) =>
    [
        .. near.Where(entry => entry.Papers > 0).OrderBy(entry => entry.Distance).ThenByDescending(entry => entry.Papers)
            .ThenBy(entry => entry.Term, StringComparer.Ordinal).Take(limit).Select(entry => entry.Term),
    ];
}
