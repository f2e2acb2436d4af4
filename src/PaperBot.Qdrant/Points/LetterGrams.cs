using PaperBot.Indexing;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Points;

/// <summary>
/// Titles and terms as sparse vectors of the pieces that they are spelled with: the more pieces two share, the higher the score. They only lead to candidates, which
/// <see cref="TitleLikeness"/> and <see cref="MeantTerm"/> then compare letter by letter.
/// </summary>
internal static class LetterGrams
{
    private const int TripleLetters = 3;

    /// <summary>Longest beginning of an identifier that leads to its paper.</summary>
    private const int LongestBeginning = 24;

    // Of titles that share as many pieces the shortest is meant; so little that it never outweighs a piece.
    private const float LessPerLetter = 1e-5f;
    private const float TitleBeginWeight = 0.5f;
    private const float WordBeginWeight = 0.25f;

    /// <summary>A title's vector: its letter triples, how it and its words begin, and how its paper's identifiers do.</summary>
    public static SparseVector OfTitle(string titleKey, IEnumerable<string> ids)
    {
        var key = Cut(titleKey);
        var grams = new Dictionary<uint, float>();
        var weight = 1 - (LessPerLetter * key.Length);
        foreach (var triple in Triples(key)) grams.TryAdd(triple, weight);
        foreach (var begin in WordBeginnings(key)) grams.TryAdd(begin, weight);
        if (key.Length > 0) grams.TryAdd(TitleBeginning(key), weight);
        foreach (var begin in ids.SelectMany(Beginnings)) grams.TryAdd(begin, 1);
        return ToVector(grams);
    }

    /// <summary>What leads from a typed text to titles: all its triples, and a little more where it stands at the beginning of a title or of a word.</summary>
    public static SparseVector OfTyped(string wantedKey)
    {
        var key = Cut(wantedKey);
        var grams = new Dictionary<uint, float>();
        foreach (var triple in Triples(key)) grams.TryAdd(triple, 1);
        if (key.Length > 0) grams.TryAdd(TitleBeginning(key), TitleBeginWeight);
        foreach (var begin in WordBeginnings(key).Take(key.Length < TripleLetters ? key.Length : 1)) grams.TryAdd(begin, WordBeginWeight);
        return ToVector(grams);
    }

    /// <summary>What leads from the beginning of an identifier to its papers.</summary>
    public static SparseVector OfIdentifier(string beginning) =>
        new([TermHash.Of("id " + (beginning.Length > LongestBeginning ? beginning[..LongestBeginning] : beginning))], [1]);

    /// <summary>The pairs of letters of a term, its two ends included.</summary>
    public static SparseVector OfTerm(string term)
    {
        var grams = new Dictionary<uint, float>();
        var framed = $"^{(term.Length > TitleLikeness.MostKeyCharacters ? term[..TitleLikeness.MostKeyCharacters] : term)}$";
        for (var at = 0; at + 2 <= framed.Length; at++) grams.TryAdd(TermHash.Of(framed.AsSpan(at, 2)), 1);
        return ToVector(grams);
    }

    private static IEnumerable<uint> Triples(string key)
    {
        for (var at = 0; at + TripleLetters <= key.Length; at++) yield return TermHash.Of(key.AsSpan(at, TripleLetters));
    }

    /// <summary>One, two and three letters from the beginning of each word on.</summary>
    private static IEnumerable<uint> WordBeginnings(string key)
    {
        for (var at = 0; at < key.Length; at++)
        {
            if (at > 0 && key[at - 1] != ' ') continue;
            for (var length = Math.Min(TripleLetters, key.Length - at); length > 0; length--) yield return TermHash.Of(string.Concat("w ", key.AsSpan(at, length)));
        }
    }

    private static uint TitleBeginning(string key) => TermHash.Of(string.Concat("t ", key.AsSpan(0, Math.Min(TripleLetters, key.Length))));

    /// <summary>How an identifier begins, with its scheme and without; and the whole of a short one.</summary>
    private static IEnumerable<uint> Beginnings(string id)
    {
        var value = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        foreach (var text in new[] { id, value })
        {
            for (var length = TripleLetters; length <= Math.Min(text.Length, LongestBeginning); length++) yield return TermHash.Of(string.Concat("id ", text.AsSpan(0, length)));
        }
    }

    private static string Cut(string key) => key.Length > TitleLikeness.MostKeyCharacters ? key[..TitleLikeness.MostKeyCharacters] : key;

    private static SparseVector ToVector(Dictionary<uint, float> grams) => new([.. grams.Keys], [.. grams.Values]);
}
