using System.Text.RegularExpressions;

namespace PaperBot.Evaluation;

/// <summary>Makes a true sentence untrue by one small change, as a model does that errs: another number, a denial, the other direction, another name, something added.</summary>
public static partial class AlteredStatement
{
    private const int FewestWordsAdded = 5;
    private const int MostWordsAdded = 10;

    private static readonly (string From, string To)[] Opposites =
    [
        ("improves", "worsens"), ("improve", "worsen"), ("improved", "worsened"), ("improving", "worsening"), ("improvements", "deteriorations"), ("improvement", "deterioration"),
        ("reduces", "increases"), ("reduce", "increase"), ("reduced", "increased"), ("reducing", "increasing"), ("reduction", "increase"), ("increases", "decreases"), ("increase", "decrease"), ("increased", "decreased"),
        ("increasing", "decreasing"), ("decreases", "increases"), ("decrease", "increase"), ("higher", "lower"), ("lower", "higher"), ("faster", "slower"), ("better", "worse"), ("worse", "better"),
        ("outperforms", "underperforms"), ("outperform", "underperform"), ("outperforming", "underperforming"), ("outperformed", "underperformed"), ("surpasses", "falls below"), ("superior", "inferior"),
        ("smaller", "larger"), ("larger", "smaller"), ("fewer", "more"), ("easier", "harder"), ("accelerates", "slows"), ("accelerate", "slow"), ("enhances", "degrades"), ("enhance", "degrade"), ("high", "low"), ("low", "high"),
        ("large", "small"), ("small", "large"), ("supervised", "unsupervised"), ("unsupervised", "supervised"), ("efficient", "inefficient"), ("robust", "fragile"), ("best", "worst"), ("minimize", "maximize"), ("maximize", "minimize"),
    ];

    private static readonly (string From, string To)[] SpelledNumbers =
        [("two", "five"), ("three", "seven"), ("four", "nine"), ("five", "two"), ("six", "three"), ("seven", "four"), ("eight", "three"), ("ten", "six"), ("twelve", "twenty")];

    /// <summary><paramref name="statement"/> with one number changed; null when it has none.</summary>
    public static string? Number(string statement)
    {
        if (Digits().Match(statement) is { Success: true } digits)
        {
            var last = digits.Groups[1].Index + digits.Groups[1].Length - 1;
            var first = digits.Groups[1].Index;
            return statement[..first] + (char)('0' + ((statement[first] - '0' + 4) % 9) + (statement[first] == '9' ? 1 : 0)) + statement[(first + 1)..(last + 1)] + statement[(last + 1)..];
        }

        return Replaced(statement, SpelledNumbers);
    }

    /// <summary><paramref name="statement"/> with its first plain verb denied, or a denial taken out; null when none is found.</summary>
    public static string? Denial(string statement)
    {
        if (Negation().Match(statement) is { Success: true } negation) return (statement[..negation.Index] + statement[(negation.Index + negation.Length)..]).Replace("  ", " ", StringComparison.Ordinal);
        var verb = Verb().Match(statement);
        if (!verb.Success) return null;
        var word = verb.Groups[1].Value;
        var denied = word is "is" or "are" or "can" or "was" or "were" ? (word == "can" ? "cannot" : word + " not")
            : word.EndsWith('s') ? "does not " + (word.EndsWith("ieves", StringComparison.Ordinal) || !word.EndsWith("ses", StringComparison.Ordinal) ? word[..^1] : word[..^2]) : "do not " + word;
        return statement[..verb.Groups[1].Index] + denied + statement[(verb.Groups[1].Index + word.Length)..];
    }

    /// <summary><paramref name="statement"/> with one word turned into its opposite; null when it has none.</summary>
    public static string? Direction(string statement) => Replaced(statement, Opposites);

    /// <summary><paramref name="statement"/> with one name replaced by <paramref name="other"/>; null when it has none.</summary>
    public static string? Name(string statement, string other)
    {
        var name = NameShape().Match(statement);
        return name.Success && name.Value != other ? statement[..name.Index] + other + statement[(name.Index + name.Length)..] : null;
    }

    /// <summary><paramref name="statement"/> with a claim of <paramref name="other"/> added to its end; null when that has none.</summary>
    public static string? Extended(string statement, string other)
    {
        if (Verb().Match(other) is not { Success: true } verb) return null;
        var words = other[verb.Groups[1].Index..].TrimEnd('.').Split(' ');
        return words.Length < FewestWordsAdded ? null : $"{statement.TrimEnd('.', ' ')} and {string.Join(' ', words.Take(MostWordsAdded))}.";
    }

    /// <summary>The first name in <paramref name="statement"/>; null when it has none.</summary>
    public static string? NameIn(string statement) => NameShape().Match(statement) is { Success: true } name ? name.Value : null;

    private static string? Replaced(string statement, (string From, string To)[] pairs)
    {
        foreach (var word in Word().Matches(statement).Cast<Match>())
        {
            var pair = Array.Find(pairs, pair => pair.From.Equals(word.Value, StringComparison.OrdinalIgnoreCase));
            if (pair.From is not null) return statement[..word.Index] + pair.To + statement[(word.Index + word.Length)..];
        }

        return null;
    }

    [GeneratedRegex(@"(?:^|[\s(~$])([1-9][0-9]*(?:[.,][0-9]+)*)(?:$|[\s%).,xX×])", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:do not|does not|did not|cannot|not|without|never) ", RegexOptions.NonBacktracking)]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"\s(is|are|can|was|were|improves?|outperforms?|reduces?|increases?|uses?|learns?|enables?|achieves?|requires?|leverages?|shows?|provides?|generalizes?|captures?|allows?|predicts?|generates?|combines?|leads?|supports?|helps?)\s",
        RegexOptions.NonBacktracking)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b[A-Z][a-z]*[A-Z][A-Za-z]+\b", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"[A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
