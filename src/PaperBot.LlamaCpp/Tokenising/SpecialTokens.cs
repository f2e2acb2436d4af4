using System.Buffers;
using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>The tokens of a vocabulary that text must never become: those that end a turn, begin a role, or mark a section.</summary>
internal sealed unsafe class SpecialTokens
{
    private const int Unknown = 1;
    private const int Unused = 2;
    private const int Control = 8;
    private const int UserDefined = 16;

    private static readonly SearchValues<char> MarkerCharacters = SearchValues.Create("<>[]{}|");

    private readonly Dictionary<int, string> _texts = [];
    private readonly bool[] _special;
    private readonly bool[] _unknown;

    /// <param name="vocabulary">The library's vocabulary.</param>
    /// <param name="alsoBlanks">Blanks that are tokens of their own count too: where a space is put before texts, one comes behind each such token.</param>
    internal SpecialTokens(nint vocabulary, bool alsoBlanks)
    {
        var count = Llama.VocabularySize(vocabulary);
        (_special, _unknown) = (new bool[count], new bool[count]);
        for (var token = 0; token < count; token++)
        {
            var attributes = Llama.TokenAttributes(vocabulary, token);
            if ((attributes & (Unknown | Unused | Control | UserDefined)) == 0 && !Llama.EndsGeneration(vocabulary, token)) continue;
            var text = (Marshal.PtrToStringUTF8((nint)Llama.TokenText(vocabulary, token)) ?? "").Replace('\u2581', ' ');
            // Runs of blanks and the like are user-defined too in some vocabularies: they mark nothing.
            if ((attributes & (Unknown | Control)) == 0 && !Llama.EndsGeneration(vocabulary, token) && !(text.Length > 1 && (alsoBlanks || text.AsSpan().ContainsAny(MarkerCharacters)))) continue;
            _special[token] = true;
            // Vocabularies of word pieces call it a control token, though every unknown character becomes it.
            _unknown[token] = (attributes & Unknown) != 0 || text is "[UNK]" or "<unk>";
            _texts[token] = text;
        }
    }

    /// <summary>The special tokens with their texts.</summary>
    internal IReadOnlyDictionary<int, string> Texts => _texts;

    internal bool Contains(int token) => (uint)token < (uint)_special.Length && _special[token];

    /// <summary>Whether tokenising <paramref name="text"/> made something special of it. The unknown token is what it says unless the text spells it.</summary>
    internal bool Spoil(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text)
    {
        foreach (var token in tokens) if (IsSpoilt(token, text)) return true;
        return false;
    }

    /// <summary>Where to cut <paramref name="text"/> so that the special tokens among <paramref name="tokens"/> fall apart; ascending, not empty unless the text is one character.</summary>
    internal int[] Cuts(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text)
    {
        var (cuts, seen) = (new SortedSet<int>(), new HashSet<int>());
        foreach (var token in tokens)
        {
            if (!IsSpoilt(token, text) || !seen.Add(token)) continue;
            var marker = _texts[token].AsSpan();
            for (var from = 0; marker.Length > 1 && from < text.Length;)
            {
                var index = text[from..].IndexOf(marker, StringComparison.Ordinal);
                if (index < 0) break;
                var cut = from + index + 1;
                if (char.IsHighSurrogate(text[cut - 1]) && cut < text.Length) cut++;
                if (cut < text.Length) cuts.Add(cut);
                from = cut;
            }
        }

        // A vocabulary that rewrites text before it looks tokens up: halves of halves end somewhere harmless.
        if (cuts.Count == 0 && text.Length > 1)
        {
            var half = TextPieces.WithoutHalfCharacter(text, text.Length / 2);
            if (half > 0 && !(text.Length == 2 && char.IsSurrogatePair(text[0], text[1]))) cuts.Add(half);
        }

        return [.. cuts];
    }

    private bool IsSpoilt(int token, ReadOnlySpan<char> text) =>
        Contains(token) && (!_unknown[token] || text.IndexOf(_texts[token], StringComparison.Ordinal) >= 0);
}
