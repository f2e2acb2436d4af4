using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Text;

namespace PaperBot.Grounding;

/// <summary>Makes a draft's sentence fit to be shown: clean, without labels and without the gaps that citation marks and links leave.</summary>
internal static partial class SentenceTidying
{
    /// <summary>The readable form of <paramref name="text"/>, in which marks stand for <paramref name="citations"/> sources.</summary>
    public static string Tidy(string text, int citations = 0)
    {
        var clean = CleanText.From(SpokenCitation.Resolved(text, citations));
        var tidy = WithoutGaps(clean).Trim(' ', '*', '_', '`').TrimStart(',', ';', ':', ')', '-', '–', ' ').TrimEnd(',', ' ', '(', '[');
        tidy = Preamble().Replace(tidy, "", 1);
        return tidy.Length > 0 && char.IsLower(tidy[0]) && tidy.Length < clean.Length && !IsNameLike(tidy) ? char.ToUpperInvariant(tidy[0]) + tidy[1..] : tidy;
    }

    /// <summary>Length of a label ("Answer:", "Final answer -") at the beginning of a line; 0 when there is none.</summary>
    public static int LabelLength(string line) => Label().Match(line) is { Success: true } label ? label.Length : 0;

    private static bool IsNameLike(string text)
    {
        var word = text.Split(' ', 2)[0];
        return word.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0 || word.Any(char.IsDigit);
    }

    private static string WithoutGaps(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '%')
                while (builder.Length > 0 && builder[^1] == ' ' && (character != '%' || builder.Length < 2 || !char.IsDigit(builder[^2]))) builder.Length--;
            if (character == ')' && builder.Length > 0 && builder[^1] == '(') builder.Length--;
            else if (!(character == ' ' && builder.Length > 0 && builder[^1] is ' ' or '(')) builder.Append(character);
            if (character is '.' && builder.Length > 1 && builder[^2] is ',' or ';' or ':') builder.Remove(builder.Length - 2, 1);
        }

        return builder.ToString();
    }

    [GeneratedRegex(@"^\W*(?:the |short |final |direct |my )?(?:answer|response|reply|statement|a)\s*(?::|-)\W*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?:based on|according to|as (?:stated|described|mentioned|shown) in|from) (?:the |these |all )?(?:provided |given |available |retrieved |above )*(?:sources?|papers?|abstracts?|context|documents?|information|evidence)(?: provided| given| above)?\s*,\s*(?:it (?:is clear|appears|seems) that )?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Preamble();
}
