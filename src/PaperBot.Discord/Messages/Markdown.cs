using System.Buffers;

namespace PaperBot.Discord.Messages;

/// <summary>Text of papers, people and models → text that Discord shows as it is: no markup, no mention, no link, no timestamp, nothing invisible.</summary>
internal static class Markdown
{
    /// <summary>What means something anywhere: emphasis, code, spoilers, links, mentions, timestamps, emoji, addresses (by their colon or slash).</summary>
    private static readonly SearchValues<char> Anywhere = SearchValues.Create(@"\*_~`|[]<@:/");

    /// <summary>What means something only where a line begins: quotes, headings, small print, lists.</summary>
    private static readonly SearchValues<char> AtStart = SearchValues.Create(">#-+");

    /// <summary><paramref name="text"/> as one line, cleaned and escaped.</summary>
    public static string Escape(string text) => Escape(text, int.MaxValue);

    /// <summary>The same in at most <paramref name="limit"/> characters; what is longer is cut, at a word where there is one, and ends in "…".</summary>
    public static string Escape(string text, int limit) => VisibleText.Written(VisibleText.Of(text), limit, IsEscaped);

    /// <summary>
    /// The same as the label of a link. Brackets become round ones: Discord counts brackets in a label whether they are escaped or not, and an odd one breaks the link.
    /// </summary>
    public static string Label(string text, int limit) =>
        VisibleText.Written(VisibleText.Of(text).Replace('[', '(').Replace(']', ')'), limit, IsEscaped);

    // A bracket that closes and one that opens make a link of whatever bracket stands before them, a citation number for example, backslash or not.
    private static bool IsEscaped(string text, int index)
    {
        var character = text[index];
        return Anywhere.Contains(character)
            || (index == 0 && AtStart.Contains(character))
            || (character == '(' && index > 0 && text[index - 1] == ']')
            || (character is '.' or ')' && index is > 0 and < 12 && text.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
