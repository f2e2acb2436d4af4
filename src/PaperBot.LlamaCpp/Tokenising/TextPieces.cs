namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>
/// Cuts text where words end anyway, so that each piece is tokenised on its own. Texts with the same beginning then have the same first tokens, the work
/// grows with the length alone, and no piece is long enough for the expression matcher inside llama.cpp, which overflows the stack (and ends the
/// process) on words of some ten thousand characters.
/// </summary>
internal static class TextPieces
{
    /// <summary>Characters that a piece has at most.</summary>
    internal const int MostCharacters = 1000;

    /// <summary>Length of the first piece of <paramref name="text"/>: a line with the line breaks behind it, or as many words of a long line as fit.</summary>
    internal static int FirstLength(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, MostCharacters)];
        var lineBreak = window.IndexOf('\n');
        while (lineBreak >= 0)
        {
            var end = lineBreak + 1;
            while (end < window.Length && window[end] == '\n') end++;
            // White space behind a line break belongs to the same token as often as not.
            if (end < text.Length && end < window.Length && !char.IsWhiteSpace(text[end])) return end;
            var next = window[end..].IndexOf('\n');
            lineBreak = next < 0 ? -1 : end + next;
        }

        if (text.Length <= MostCharacters) return text.Length;
        var space = window.LastIndexOf(' ');
        if (space > MostCharacters / 2) return space;
        return WithoutHalfCharacter(text, MostCharacters);
    }

    /// <summary><paramref name="length"/>, or one less where it would cut a pair of surrogates apart.</summary>
    internal static int WithoutHalfCharacter(ReadOnlySpan<char> text, int length) =>
        length > 1 && length < text.Length && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1 : length;
}
