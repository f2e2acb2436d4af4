using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Finds the author who is followed among the authors of a paper, initials and middle names or not.</summary>
internal sealed class AuthorMatch
{
    private readonly string _typed;
    private readonly List<string[]> _wanted;

    /// <summary>Reads the name, or several names joined by "and" or semicolons.</summary>
    public AuthorMatch(string typed) =>
        (_typed, _wanted) = (typed, [.. AuthorNames.Split(typed).Select(WordsOf).Where(words => words.Length > 0)]);

    /// <summary>The words of a name, as they are compared.</summary>
    public static string[] WordsOf(string name) => TitleKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The author of <paramref name="paper"/> who is meant; null when none is.</summary>
    public string? In(NewsPaper paper)
    {
        for (var i = 0; i < paper.AuthorWords.Count; i++)
            if (paper.AuthorWords[i] is { Length: > 0 } words && _wanted.Exists(wanted => IsMeant(words, wanted))) return paper.Paper.Authors[i];
        return null;
    }

    /// <summary>Whether the author's name is spelled out as it was asked for, or else perhaps somebody else's.</summary>
    public bool IsSure(string author) => _wanted.Any(wanted => TitleKey.Of(author).Split(' ') is var words && wanted.All(word => word.Length == 1 || words.Contains(word)));

    /// <summary>Why: <c>By Jane Doe, whom you follow.</c></summary>
    public string Reason(string author) => TitleKey.Of(author) == TitleKey.Of(_typed) ? $"By {author}, whom you follow." : $"By {author}; you follow “{_typed}”.";

    // The family name in full, never in the place of a given name; given names in full, or as an initial on either side; middle names may be missing.
    private static bool IsMeant(string[] author, string[] wanted)
    {
        var family = wanted[^1];
        var place = Array.LastIndexOf(author, family);
        if (place < 0 || (place == 0 && author.Length > 1)) return false;
        if (wanted.Length == 1) return true;
        var given = author[..place];
        return given.Length > 0 && IsGiven(given[0], wanted[0]) && wanted[1..^1].All(word => word.Length == 1 || author.Any(part => IsGiven(part, word)));
    }

    private static bool IsGiven(string part, string wanted) =>
        part == wanted || (part.Length == 1 && wanted.StartsWith(part, StringComparison.Ordinal)) || (wanted.Length == 1 && part.StartsWith(wanted, StringComparison.Ordinal));
}
