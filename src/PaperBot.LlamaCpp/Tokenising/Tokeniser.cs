using System.Globalization;
using System.Text;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>Text ↔ model tokens, by the model's own vocabulary. May be used from many threads.</summary>
internal sealed unsafe class Tokeniser
{
    // No word of any vocabulary holds this character, so that nothing grows together with it.
    private const string Sentinel = "\u0001";

    private readonly nint _vocabulary;
    private readonly SpecialTokens _special;
    private readonly int[] _behindSpace;

    internal Tokeniser(nint vocabulary)
    {
        _vocabulary = vocabulary;
        _behindSpace = SentinelBehindSpace();
        _special = new SpecialTokens(vocabulary, alsoBlanks: _behindSpace.Length > 0);
    }

    /// <summary>How many tokens the vocabulary has.</summary>
    public int VocabularySize => Llama.VocabularySize(_vocabulary);

    /// <summary>The token that begins a sequence; null when the vocabulary has none.</summary>
    public int? StartToken => Llama.StartToken(_vocabulary) is var token and >= 0 ? token : null;

    /// <summary>Whether the model wants <see cref="StartToken"/> before each prompt.</summary>
    public bool AddsStartToken => StartToken is not null && Llama.AddsStartToken(_vocabulary);

    /// <summary>How many tokens <paramref name="text"/> takes as plain text.</summary>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counter = new TokenSink(null);
        EncodeText(text, continuing: false, counter);
        return counter.Count;
    }

    /// <summary>The tokens of <paramref name="text"/>; unless it is <paramref name="special"/> (a part of a chat template), no text becomes a special token.</summary>
    public int[] Encode(string text, bool special) => Encode(text, special, continuing: false);

    /// <summary>
    /// The same for text that stands behind other text: without the space that vocabularies like Llama 2's put before a text's first word. Decoding the
    /// tokens of plain text gives the text back; a lone surrogate becomes U+FFFD.
    /// </summary>
    public int[] EncodeContinuing(string text, bool special) => Encode(text, special, continuing: true);

    /// <summary>Whether <paramref name="token"/> ends what a model writes.</summary>
    public bool EndsGeneration(int token) => Llama.EndsGeneration(_vocabulary, token);

    /// <summary>Whether <paramref name="token"/> steers the model and thus never comes of plain text: control tokens, and markers such as <c>&lt;think&gt;</c>.</summary>
    public bool IsSpecial(int token) => _special.Contains(token);

    /// <summary>All special tokens with their texts.</summary>
    public IReadOnlyDictionary<int, string> SpecialTexts => _special.Texts;

    /// <summary>The bytes that <paramref name="token"/> stands for; none for control tokens. They may be a part of a character.</summary>
    public byte[] Decode(int token) => Piece(token, special: false);

    /// <summary>The text of <paramref name="tokens"/>; control tokens leave nothing.</summary>
    public string Decode(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var bytes = new MemoryStream();
        foreach (var token in tokens) bytes.Write(Decode(token));
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private byte[] Piece(int token, bool special)
    {
        if (token < 0 || token >= VocabularySize) return [];
        var buffer = stackalloc byte[256];
        var length = Llama.TokenPiece(_vocabulary, token, buffer, 256, 0, special);
        if (length >= 0) return new Span<byte>(buffer, length).ToArray();
        var bytes = new byte[-length];
        fixed (byte* longer = bytes) length = Llama.TokenPiece(_vocabulary, token, longer, bytes.Length, 0, special);
        return bytes[..Math.Max(0, length)];
    }

    private int[] Encode(string text, bool special, bool continuing)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (special) return Raw(text, continuing, parseSpecial: true);
        var sink = new TokenSink([]);
        EncodeText(text, continuing, sink);
        return sink.ToArray();
    }

    private void EncodeText(ReadOnlySpan<char> text, bool continuing, TokenSink sink)
    {
        while (!text.IsEmpty)
        {
            var length = TextPieces.FirstLength(text);
            EncodePiece(text[..length], continuing, sink);
            text = text[length..];
            continuing = true;
        }
    }

    private void EncodePiece(ReadOnlySpan<char> piece, bool continuing, TokenSink sink)
    {
        var tokens = Raw(piece, continuing, parseSpecial: false);
        if (!_special.Spoil(tokens, piece))
        {
            sink.Add(tokens);
            return;
        }

        var cuts = _special.Cuts(tokens, piece);
        if (cuts.Length == 0)
        {
            sink.Add(Bytes(piece));
            return;
        }

        var start = 0;
        foreach (var cut in cuts.Append(piece.Length))
        {
            EncodePiece(piece[start..cut], continuing || start > 0, sink);
            start = cut;
        }
    }

    // A space that is put before a text cannot be switched off; put before a sentinel instead, it can be cut off again.
    private int[] Raw(ReadOnlySpan<char> text, bool continuing, bool parseSpecial)
    {
        if (continuing && _behindSpace.Length > 0)
        {
            var tokens = Call(string.Concat(Sentinel, text), parseSpecial);
            if (tokens.AsSpan().StartsWith(_behindSpace)) return tokens[_behindSpace.Length..];
        }

        return Call(text, parseSpecial);
    }

    private int[] Call(ReadOnlySpan<char> text, bool parseSpecial)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var tokens = new int[length + 16];
        fixed (byte* from = bytes)
        {
            var count = Call(from, length, tokens, parseSpecial);
            if (count == int.MinValue) return [];
            if (count < 0)
            {
                tokens = new int[-count];
                count = Call(from, length, tokens, parseSpecial);
            }

            return tokens[..Math.Max(0, count)];
        }
    }

    private int Call(byte* text, int length, int[] tokens, bool parseSpecial)
    {
        fixed (int* to = tokens) return Llama.Tokenise(_vocabulary, text, length, to, tokens.Length, addSpecial: false, parseSpecial);
    }

    // A special token that is a single character: its bytes where the vocabulary has tokens for bytes, else nothing.
    private int[] Bytes(ReadOnlySpan<char> character)
    {
        var bytes = Encoding.UTF8.GetBytes(character.ToString());
        return [.. bytes.Select(value => Call($"<0x{value.ToString("X2", CultureInfo.InvariantCulture)}>", parseSpecial: true)).Where(tokens => tokens.Length == 1 && !_special.Contains(tokens[0])).Select(tokens => tokens[0])];
    }

    /// <summary>The tokens of the sentinel when a space comes before it; empty when the vocabulary puts none.</summary>
    private int[] SentinelBehindSpace()
    {
        var tokens = Call(Sentinel, parseSpecial: false);
        return tokens.Length > 1 && Piece(tokens[0], special: false) is [(byte)' '] ? tokens : [];
    }
}
