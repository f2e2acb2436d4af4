using System.Text.RegularExpressions;

namespace PaperBot.Digests;

/// <summary>Takes what a subscriber does not want out of a topic: <c>diffusion but not images</c>, <c>agents -medical</c>.</summary>
internal static partial class TopicWordsOut
{
    /// <summary>What is left of <paramref name="text"/>, and what was said to be left out.</summary>
    public static (string Wanted, IReadOnlyList<string> Unwanted) Take(string text)
    {
        var unwanted = new List<string>();
        var rest = Minus().Replace(text, match =>
        {
            unwanted.Add(match.Groups["word"].Value);
            return " ";
        });
        rest = But().Replace(rest, match =>
        {
            unwanted.AddRange(Parts().Split(match.Groups["words"].Value).Where(part => part.Trim().Length > 0));
            return " ";
        });
        return (string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ','), unwanted);
    }

    [GeneratedRegex(@"(?:^|\s)[-−](?<word>\p{L}[\p{L}\d]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Minus();

    // "Models that do not forget" names a topic: the bare "not" counts only behind a comma or "but".
    [GeneratedRegex(@"(?:(?:,|;|\()\s*(?:and |but )?(?:not|no|NOT)|\bbut (?:not|no|without)|\b(?:except|excluding|NOT))(?: (?:for|about|on))? (?<words>[^,;()]+)\)?", RegexOptions.NonBacktracking)]
    private static partial Regex But();

    [GeneratedRegex(@"\s+(?:and|or|nor)\s+|/", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
