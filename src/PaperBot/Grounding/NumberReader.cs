using System.Globalization;

namespace PaperBot.Grounding;

/// <summary>Finds the numbers of a sentence, in digits or in words; "one", ordinals and the digits of names (GPT-4) are none.</summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, double> Spelled = new(StringComparer.Ordinal)
    {
        ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["dozen"] = 12,
    };

    private static readonly Dictionary<string, double> Multipliers = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9, ["trillion"] = 1e12, ["k"] = 1e3, ["m"] = 1e6, ["b"] = 1e9, ["bn"] = 1e9, ["t"] = 1e12,
    };

    private static readonly Dictionary<string, double> Folds = new(StringComparer.Ordinal)
    {
        ["twice"] = 2, ["double"] = 2, ["doubles"] = 2, ["doubled"] = 2, ["doubling"] = 2, ["triple"] = 3, ["triples"] = 3, ["tripled"] = 3, ["threefold"] = 3, ["twofold"] = 2,
        ["fivefold"] = 5, ["fourfold"] = 4, ["tenfold"] = 10, ["quadruple"] = 4, ["hundredfold"] = 100, ["thousandfold"] = 1_000,
    };

    // Digits before any other letters are part of a name: 4DGS, 3D.
    private static readonly HashSet<string> Units = WordLists.Set("gb mb kb tb ms s h hz khz mhz ghz fps px p nm mm cm km kg mg bit bits w kw mw v c f min sec layer layers");

    private static readonly HashSet<string> RoughWords = WordLists.Set("about around nearly almost approximately roughly over than some up circa close least most near under");

    /// <summary>The numbers of <paramref name="words"/>, which stand in <paramref name="text"/>.</summary>
    public static IReadOnlyList<StatedNumber> In(string text, IReadOnlyList<SpokenWord> words)
    {
        var numbers = new List<StatedNumber>();
        for (var i = 0; i < words.Count; i++)
        {
            var rough = i > 0 && RoughWords.Contains(words[i - 1].Lower) || (i > 0 && text[words[i].Start - 1] is '~' or '≈');
            if (Folds.TryGetValue(words[i].Lower, out var fold)) numbers.Add(new StatedNumber(fold, NumberKind.Times, rough, i));
            else AddParts(numbers, text, words, i, rough);
        }

        return InRanges(numbers, words);
    }

    /// <summary>Whether <paramref name="part"/> of a word is a number with its unit, "158K", and no name.</summary>
    public static bool IsNumber(string part) => Read(part.ToLowerInvariant()) is not null;

    // "18–24%", "a factor of 10 to 100", "two to four times": both ends count the same thing.
    private static List<StatedNumber> InRanges(List<StatedNumber> numbers, IReadOnlyList<SpokenWord> words)
    {
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (first, second) = (numbers[i], numbers[i + 1]);
            var isRange = second.Word - first.Word == 1 ? words[second.Word].Start - words[first.Word].End == 1
                : second.Word - first.Word == 2 && words[first.Word + 1].Lower is "to" or "and" or "or";
            if (!isRange || first.Kind == second.Kind) continue;
            if (first.Kind == NumberKind.Plain) numbers[i] = first with { Kind = second.Kind };
            else if (second.Kind == NumberKind.Plain && words[first.Word + 1].Lower is not ("and" or "or")) numbers[i + 1] = second with { Kind = first.Kind };
        }

        return numbers;
    }

    // "by a factor of about ten thousand".
    private static bool IsFactor(IReadOnlyList<SpokenWord> words, int at)
    {
        var before = at - 1;
        while (before > 0 && RoughWords.Contains(words[before].Lower)) before--;
        return before > 0 && words[before].Lower == "of" && words[before - 1].Lower is "factor" or "factors";
    }

    // "five-layer", "1-5", "2-fold": each part of a compound; but not the digits of a name, "GPT-4".
    private static void AddParts(List<StatedNumber> numbers, string text, IReadOnlyList<SpokenWord> words, int at, bool rough)
    {
        var parts = words[at].Typed.Split('-', '‐', '‑', '/', '_');
        for (var part = 0; part < parts.Length; part++)
        {
            if (part > 0 && parts[part - 1].Length > 0 && char.IsLetter(parts[part - 1][0]) && !Spelled.ContainsKey(parts[part - 1].ToLowerInvariant())) return;
            if (Read(parts[part].ToLowerInvariant()) is not { } read)
            {
                if (parts.Length == 1 && at > 0 && words[at - 1].Lower is "a" or "one" && Multipliers.TryGetValue(words[at].Lower, out var alone) && words[at].Lower.Length > 2) read = (alone, NumberKind.Plain);
                else continue;
            }

            var (value, kind) = read;
            if (part + 1 < parts.Length && Multipliers.TryGetValue(parts[part + 1].ToLowerInvariant(), out var times)) value *= times;
            if (kind == NumberKind.Plain && IsFactor(words, at)) kind = NumberKind.Times;
            if (part + 1 < parts.Length && parts[part + 1].Equals("fold", StringComparison.OrdinalIgnoreCase)) kind = NumberKind.Times;
            if (part == parts.Length - 1) (value, kind) = WithFollowing(value, kind, text, words, at);
            numbers.Add(new StatedNumber(value, kind, rough, at));
        }
    }

    private static (double Value, NumberKind Kind)? Read(string part)
    {
        if (Spelled.TryGetValue(part, out var spelled)) return (spelled, NumberKind.Plain);
        var digits = 0;
        while (digits < part.Length && (char.IsAsciiDigit(part[digits]) || part[digits] is '.' or ',')) digits++;
        if (digits == 0 || !double.TryParse(part.AsSpan(0, digits).ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        return part[digits..] switch
        {
            "" => part == "1" ? null : (value, NumberKind.Plain),
            "x" => (value, NumberKind.Times),
            "st" or "nd" or "rd" or "th" or "d" => null,
            var unit when Multipliers.TryGetValue(unit, out var factor) => (value * factor, NumberKind.Plain),
            var unit when Units.Contains(unit) => (value, NumberKind.Plain),
            _ => null,
        };
    }

    private static (double Value, NumberKind Kind) WithFollowing(double value, NumberKind kind, string text, IReadOnlyList<SpokenWord> words, int at)
    {
        var next = at + 1;
        while (next < words.Count && words[next].Lower is "hundred" or "thousand" or "million" or "billion" or "trillion") value *= Multipliers[words[next++].Lower];
        var end = words[next - 1].End;
        while (end < text.Length && text[end] is ' ' or '\\' or '$' or '{' or '}') end++;
        if (end < text.Length && text[end] is '%' or '×') return (value, text[end] == '%' ? NumberKind.Percent : NumberKind.Times);
        var following = next < words.Count ? words[next].Lower : "";
        if (following is "percent" or "percentage" or "pp" || (following == "per" && next + 1 < words.Count && words[next + 1].Lower == "cent")) return (value, NumberKind.Percent);
        return (value, following is "times" or "x" or "fold" or "folds" ? NumberKind.Times : kind);
    }
}
