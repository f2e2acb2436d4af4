using System.Buffers;


namespace PaperBot.Grounding;

/// <summary>Takes markup, links and addresses out of a stretch of a draft and finds its citations. Takes time linear in the text.</summary>
internal static class DraftMarkup
{
    private const int LongestBracket = 80;
    private const int LongestTarget = 500;
    private const int LongestTag = 200;

    private static readonly SearchValues<char> BetweenMarks = SearchValues.Create(" \t.,;[]0123456789");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly HashSet<string> Tags = WordLists.Set(
        "a b i u em strong p br div span sup sub code pre ul ol li h1 h2 h3 h4 h5 h6 cite ref s answer source sources img table tr td th hr blockquote script style mark small q body html");

    /// <summary>Reads <paramref name="raw"/>, whose bullets and heading signs are off already.</summary>
    public static MarkedText Read(string raw)
    {
        var text = new MarkedText();
        for (var i = 0; i < raw.Length;) i = ReadAt(raw, i, text);
        return text;
    }

    private static int ReadAt(string raw, int i, MarkedText text) => raw[i] switch
    {
        '[' or '【' or '［' => Bracket(raw, i, text),
        '!' when i + 1 < raw.Length && raw[i + 1] == '[' && LinkEnd(raw, i + 1) is { } end => end,
        '(' when NamedMark(raw, i, text) is { } end => end,
        '<' => Tag(raw, i, text),
        '\\' when i + 1 < raw.Length && raw[i + 1] is '[' or ']' or '*' or '_' or '#' or '`' or '-' or '.' or '!' => ReadEscaped(raw, i + 1, text),
        '`' => i + 1,
        '*' or '_' when IsEmphasis(raw, i) => i + 1,
        '~' when i + 1 < raw.Length && raw[i + 1] == '~' => i + 2,
        '|' => Keep(' ', i, text),
        'h' or 'H' or 'w' or 'W' when IsAddress(raw, i) => Address(raw, i, text),
        var character => Keep(character, i, text),
    };

    private static int Keep(char character, int i, MarkedText text)
    {
        text.Append(character, i);
        return i + 1;
    }

    // "\[1\]" is a citation as well.
    private static int ReadEscaped(string raw, int i, MarkedText text) => raw[i] == '[' ? Bracket(raw, i, text) : Keep(raw[i], i, text);

    private static int Bracket(string raw, int i, MarkedText text)
    {
        var close = raw[i] switch { '【' => '】', '［' => '］', _ => ']' };
        var end = raw.IndexOf(close, i, Math.Min(raw.Length - i, LongestBracket));
        if (end < 0) return Keep(raw[i], i, text);
        var content = raw.AsSpan(i + 1, end - i - 1);
        if (content.EndsWith("\\")) content = content[..^1];
        if (CitationMark.Read(content) is { } numbers)
        {
            if (numbers.Count > 0) text.AppendMark(numbers, i, OpensLine(raw, i, end));
            return TargetEnd(raw, end + 1) ?? end + 1;
        }

        if (TargetEnd(raw, end + 1) is not { } behind) return Keep(raw[i], i, text);
        for (var inner = i + 1; inner < end;) inner = raw[inner] == '[' ? Keep(raw[inner], inner, text) : Math.Max(inner + 1, ReadAt(raw, inner, text));
        return behind;
    }

    // A mark at the beginning of a line with words behind it speaks of those words.
    private static bool OpensLine(string raw, int start, int end)
    {
        var before = start;
        while (before > 0 && raw[before - 1] is ' ' or '\t') before--;
        if (before == 0 || raw[before - 1] != '\n') return false;
        var line = raw.IndexOf('\n', end);
        var behind = raw.AsSpan(end + 1, (line < 0 ? raw.Length : line) - end - 1);
        return behind.ContainsAnyExcept(BetweenMarks);
    }

    private static int? LinkEnd(string raw, int open)
    {
        var close = raw.IndexOf(']', open, Math.Min(raw.Length - open, LongestBracket));
        return close < 0 ? null : TargetEnd(raw, close + 1);
    }

    // "(https://…)" right behind a closing bracket.
    private static int? TargetEnd(string raw, int at)
    {
        if (at >= raw.Length || raw[at] != '(') return null;
        var close = raw.IndexOf(')', at, Math.Min(raw.Length - at, LongestTarget));
        if (close < 0) return null;
        var target = raw.AsSpan(at + 1, close - at - 1).Trim();
        return target.ContainsAny(" \n") && !target.Contains("\"", StringComparison.Ordinal) || !(target.ContainsAny("/#.:") || target.IsEmpty) ? null : close + 1;
    }

    private static int? NamedMark(string raw, int i, MarkedText text)
    {
        var end = raw.IndexOf(')', i, Math.Min(raw.Length - i, LongestBracket));
        if (end < 0 || CitationMark.Read(raw.AsSpan(i + 1, end - i - 1), mustBeNamed: true) is not { } numbers) return null;
        text.AppendMark(numbers, i, opensLine: false);
        return end + 1;
    }

    private static int Tag(string raw, int i, MarkedText text)
    {
        var end = raw.IndexOf('>', i, Math.Min(raw.Length - i, LongestTag));
        if (end < 0) return Keep('<', i, text);
        var content = raw.AsSpan(i + 1, end - i - 1);
        if (content.StartsWith("|") && content.EndsWith("|")) return end + 1;
        var name = content.TrimStart('/');
        var length = name.IndexOfAnyExcept(NameCharacters);
        var word = (length < 0 ? name : name[..length]).ToString().ToLowerInvariant();
        if (word is "script" or "style" && content[0] != '/' && raw.IndexOf($"</{word}>", end, StringComparison.OrdinalIgnoreCase) is >= 0 and var close) return close + word.Length + 3;
        return Tags.Contains(word) || word is "http" or "https" or "www" ? end + 1 : Keep('<', i, text);
    }

    private static bool IsEmphasis(string raw, int i)
    {
        var (before, after) = (i > 0 ? raw[i - 1] : ' ', i + 1 < raw.Length ? raw[i + 1] : ' ');
        if (before == raw[i] || after == raw[i]) return true;
        if (raw[i] == '_') return !char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after);
        return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)) && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));
    }

    private static bool IsAddress(string raw, int i) =>
        (i == 0 || !char.IsLetterOrDigit(raw[i - 1]))
        && (raw.AsSpan(i).StartsWith("http://", StringComparison.OrdinalIgnoreCase) || raw.AsSpan(i).StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || raw.AsSpan(i).StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    // Links are built by code alone; the word that led to the address goes with it.
    private static int Address(string raw, int i, MarkedText text)
    {
        var end = i;
        while (end < raw.Length && !char.IsWhiteSpace(raw[end]) && raw[end] is not (')' or ']' or '>' or '"' or '】')) end++;
        while (end > i && raw[end - 1] is '.' or ',' or ';' or ':' or '!' or '?') end--;
        var length = text.Length;
        while (length > 0 && text[length - 1] is ' ' or '(') length--;
        foreach (var word in (ReadOnlySpan<string>)[" at", " from", " under", " on", " see", " via", ":"])
        {
            if (!EndsWith(text, length, word)) continue;
            text.CutTo(length - word.Length);
            break;
        }

        return end;
    }

    private static bool EndsWith(MarkedText text, int length, string word)
    {
        if (length < word.Length) return false;
        for (var i = 0; i < word.Length; i++)
            if (text[length - word.Length + i] != word[i]) return false;
        return true;
    }
}
