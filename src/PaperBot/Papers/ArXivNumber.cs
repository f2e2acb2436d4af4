namespace PaperBot.Papers;

/// <summary>
/// The two forms of arXiv identifiers (arxiv.org/help/arxiv_identifier): <c>hep-th/9901001</c> until March 2007, then <c>0704.0001</c>, with five
/// digits behind the dot since January 2015.
/// </summary>
internal static class ArXivNumber
{
    /// <summary>The identifier without version and subject class, when <paramref name="text"/> is exactly one; else null.</summary>
    public static string? TryParse(ReadOnlySpan<char> text)
    {
        var canonical = Canonical(text.ToString());
        return IsNewStyle(canonical) || IsOldStyle(canonical) ? canonical : null;
    }

    /// <summary>The version at the end of an identifier or address (<c>…/abs/2401.00001v2</c>), from 1; null when none stands there.</summary>
    public static int? VersionOf(string text)
    {
        var start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        if (start < 2 || text.Length - start is < 1 or > 4 || text[start - 1] is not ('v' or 'V') || !char.IsAsciiDigit(text[start - 2])) return null;
        return int.Parse(text.AsSpan(start), System.Globalization.CultureInfo.InvariantCulture) is > 0 and var version ? version : null;
    }

    /// <summary>Takes the version, a file ending and, in the old form, the subject class off (<c>math.GT/0309136v2</c> → <c>math/0309136</c>).</summary>
    public static string Canonical(string text)
    {
        if (text.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) return Canonical(text[..^4]);
        var version = text.Length;
        while (version > 0 && char.IsAsciiDigit(text[version - 1])) version--;
        var hasVersion = version > 1 && version < text.Length && text[version - 1] is 'v' or 'V' && char.IsAsciiDigit(text[version - 2]);
        if (hasVersion) return Canonical(text[..(version - 1)]);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return text;
        var archive = text[..slash];
        var dot = archive.IndexOf('.', StringComparison.Ordinal);
        return (dot > 0 ? archive[..dot] : archive).ToLowerInvariant() + text[slash..];
    }

    private static bool IsNewStyle(string text)
    {
        if (text.Length is not (9 or 10) || text[4] != '.' || !Digits(text.AsSpan(0, 4)) || !Digits(text.AsSpan(5))) return false;
        var yearAndMonth = int.Parse(text.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        return yearAndMonth >= 704 && yearAndMonth % 100 is >= 1 and <= 12 && text.Length == (yearAndMonth >= 1501 ? 10 : 9);
    }

    private static bool IsOldStyle(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash is < 2 or > 8 || text.Length != slash + 8 || !Digits(text.AsSpan(slash + 1))) return false;
        foreach (var letter in text.AsSpan(0, slash))
            if (!char.IsAsciiLetterLower(letter) && letter != '-') return false;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
