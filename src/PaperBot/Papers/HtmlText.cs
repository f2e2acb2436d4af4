using System.Collections.Frozen;
using System.Text;

namespace PaperBot.Papers;

/// <summary>
/// Takes the tags of a web page out of a text, scripts and styles with what is in them. Only names that HTML knows count as tags, so that <c>p &lt; 0.05</c> and
/// <c>&lt;mask&gt;</c> stay; entities are left for <see cref="Markup"/>.
/// </summary>
internal static class HtmlText
{
    private const int MaxTagLength = 2_000;

    private static readonly FrozenSet<string> Silent = new[] { "script", "style", "noscript", "template", "svg", "iframe", "object" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Inline = new[]
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "dfn", "em", "font", "i", "ins", "kbd", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "tt", "u", "wbr", "img", "picture", "embed", "input", "button",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Block = new[]
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul", "video", "audio",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without tags; where a block begins or ends, words are kept apart.</summary>
    public static string Strip(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Contains('<', StringComparison.Ordinal)) return text ?? "";
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var rest = text.AsSpan(i);
            if (rest[0] != '<')
            {
                builder.Append(rest[0]);
                i++;
            }
            else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                // A comment that does not end takes the rest along, as browsers have it.
                i = rest.IndexOf("-->", StringComparison.Ordinal) is > 0 and var end ? i + end + 3 : text.Length;
            }
            else if (TagAt(rest) is { Length: > 0 } tag)
            {
                if (tag.IsBlock) builder.Append(' ');
                i += tag.Length;
                if (tag.Silent is { } name) i = AfterElement(text, i, name);
            }
            else
            {
                builder.Append('<');
                i++;
            }
        }

        return builder.ToString();
    }

    private static (int Length, bool IsBlock, string? Silent) TagAt(ReadOnlySpan<char> text)
    {
        var isClosing = text.Length > 1 && text[1] == '/';
        var start = isClosing ? 2 : 1;
        var end = start;
        while (end < text.Length && end < start + 12 && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end == start || end == text.Length || text[end] is not ('>' or '/' or ' ' or '\n' or '\t' or '\r')) return default;
        var name = text[start..end].ToString();
        var (isBlock, isSilent) = (Block.Contains(name), Silent.Contains(name));
        if (!isBlock && !isSilent && !Inline.Contains(name)) return default;
        var close = Close(text[..Math.Min(text.Length, MaxTagLength)], end);
        return close < 0 ? default : (close + 1, isBlock || isSilent, isSilent && !isClosing && text[close - 1] != '/' ? name : null);
    }

    /// <summary>Where the tag ends; a bracket inside of a quoted value does not end it.</summary>
    private static int Close(ReadOnlySpan<char> tag, int from)
    {
        var quote = '\0';
        for (var i = from; i < tag.Length; i++)
        {
            if (quote != '\0')
            {
                if (tag[i] == quote) quote = '\0';
            }
            else if (tag[i] is '"' or '\'') quote = tag[i];
            else if (tag[i] == '>') return i;
        }

        return -1;
    }

    private static int AfterElement(string text, int from, string name)
    {
        var closing = text.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        if (closing < 0) return text.Length;
        var end = text.IndexOf('>', closing);
        return end < 0 ? text.Length : end + 1;
    }
}
