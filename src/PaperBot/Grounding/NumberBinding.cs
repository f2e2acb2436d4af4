namespace PaperBot.Grounding;

/// <summary>Whether a passage says a number of the same thing as a draft does.</summary>
internal static class NumberBinding
{
    private const int NearInClaim = 3;
    private const int NearInPassage = 5;
    private const int CountedInClaim = 3;
    private const int CountedInPassage = 4;
    private const double SmallCount = 1_000;

    // They stand beside any number.
    private static readonly HashSet<string> OfNumbers = WordLists.Set("factor factors times fold number percent percentage hundred thousand million billion trillion approximately nearly roughly");

    /// <summary>
    /// Whether <paramref name="passage"/> has <paramref name="number"/> near a word that stands near it in <paramref name="claim"/> as well, or the claim has
    /// no such word.
    /// </summary>
    public static bool Holds(AnalysedText claim, StatedNumber number, AnalysedText passage)
    {
        var near = Near(claim, number.Word, NearInClaim);
        var counted = number is { Kind: NumberKind.Plain, Value: < SmallCount } ? Counted(claim, number.Word, CountedInClaim) : [];
        if (NumberOwner.IsAnother(claim, number, passage)) return false;
        return passage.Numbers.Where(number.IsBorneOutBy).Any(other => counted.Count > 0 && other.Kind == NumberKind.Plain
            ? Share(counted, CountedInPassageAt(passage, other))
            : near.Count == 0 || Share(near, Near(passage, other.Word, NearInPassage)));
    }

    // "three-stage training", "12 low-resource languages": what a plain number counts stands in its own word or behind it.
    private static List<string> Counted(AnalysedText text, int at, int reach)
    {
        var own = text.Words[at].Terms.Where(term => !char.IsAsciiDigit(term[0]) && !text.Words[at].Lower.Equals(term, StringComparison.Ordinal));
        var behind = text.Words.Skip(at + 1).Where(word => word.IsContent).TakeWhile(word => word.Clause == text.Words[at].Clause).Take(reach).SelectMany(word => word.Terms);
        return [.. own.Concat(behind).Where(term => !char.IsAsciiDigit(term[0]))];
    }

    // "45 frames a second, and a small version runs at 155": what the last number counts was said of the one before.
    private static List<string> CountedInPassageAt(AnalysedText passage, StatedNumber number)
    {
        var counted = Counted(passage, number.Word, CountedInPassage);
        return counted.Count == 0 && passage.Numbers.LastOrDefault(other => other.Word < number.Word && other.Kind == number.Kind) is { } before
            ? Counted(passage, before.Word, CountedInPassage) : counted;
    }

    private static bool Share(List<string> first, List<string> second) => first.Exists(term => second.Exists(other => AreLike(term, other)));

    private static List<string> Near(AnalysedText text, int at, int reach)
    {
        var (before, behind) = (text.Words.Take(at).Where(IsThing).TakeLast(reach), text.Words.Skip(at + 1).Where(IsThing).Take(reach));
        return [.. before.Append(text.Words[at]).Concat(behind).SelectMany(word => word.Terms).Where(term => !char.IsAsciiDigit(term[0]))];

        static bool IsThing(SpokenWord word) => word.IsContent && !OfNumbers.Contains(word.Lower);
    }

    private static bool AreLike(string first, string second) => first == second || TermMatch.AreFamily(first, second) || WordGroups.AreSynonyms(first, second);
}
