using System.Globalization;

namespace PaperBot.Grounding;

/// <summary>Reads what stands in brackets as source numbers: "1", "1, 2", "1-3", "^1", "source 2", "1†source".</summary>
internal static class CitationMark
{
    private const int LargestNumber = 999;
    private const int LongestRange = 20;

    private static readonly HashSet<string> Names = WordLists.Set("source sources paper papers ref refs reference references citation citations cite doc docs document documents abstract abstracts s no");

    /// <summary>The numbers in <paramref name="content"/>; null when it is no citation. A placeholder copied from the prompt ("n") is a citation of nothing.</summary>
    public static IReadOnlyList<int>? Read(ReadOnlySpan<char> content, bool mustBeNamed = false)
    {
        var text = content.Trim();
        if (!mustBeNamed && (text is "n" or "N" or "number" or "citation needed")) return [];
        var dagger = text.IndexOf('†');
        if (dagger > 0) text = text[..dagger];
        var numbers = new List<int>();
        var (isNamed, isRange) = (false, false);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var end = i;
                while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
                if (end - i > 3 || !int.TryParse(text[i..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > LargestNumber) return null;
                if (!Add(numbers, number, isRange)) return null;
                (isRange, i) = (false, end);
            }
            else if (char.IsAsciiLetter(text[i]))
            {
                var end = i;
                while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
                var word = text[i..end].ToString().ToLowerInvariant();
                if (Names.Contains(word)) isNamed = true;
                else if (word == "to" && numbers.Count > 0) isRange = true;
                else if (word is not ("and" or "or")) return null;
                i = end;
            }
            else if (text[i] is '-' or '–' or '—' && numbers.Count > 0) (isRange, i) = (true, i + 1);
            else if (text[i] is ' ' or ',' or ';' or '&' or '^' or '#' or ':' or '.' or '[' or ']' or '\u00a0') i++;
            else return null;
        }

        return numbers.Count > 0 && !isRange && (isNamed || !mustBeNamed) ? numbers : null;
    }

    private static bool Add(List<int> numbers, int number, bool isRange)
    {
        var from = isRange ? numbers[^1] + 1 : number;
        if (isRange && (number < from || number - from > LongestRange)) return false;
        for (var each = from; each <= number; each++)
            if (!numbers.Contains(each)) numbers.Add(each);
        return true;
    }
}
