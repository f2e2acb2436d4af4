using System.Text;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>
/// Text → model tokens between the special tokens that the vocabulary wants around a sequence. The text itself never becomes a special token. A text that
/// is too long is cut at its end: what stays is its whole start.
/// </summary>
internal sealed class TextFrame
{
    /// <summary>No vocabulary has usual text in tokens longer than this, so what stands behind is not even looked at.</summary>
    private const int MostCharactersPerToken = 64;

    private readonly LlamaModel _model;
    private readonly int[] _before;
    private readonly int[] _behind;

    public TextFrame(LlamaModel model, int maxTokens)
    {
        (_model, MaxTokens) = (model, maxTokens);
        var plain = model.Tokeniser.Encode("a", special: false);
        var framed = Framed("a");
        var start = framed.AsSpan().IndexOf(plain);
        (_before, _behind) = start < 0 || plain.Length == 0 ? ([], []) : (framed[..start], framed[(start + plain.Length)..]);
    }

    /// <summary>Most tokens of a sequence.</summary>
    public int MaxTokens { get; }

    /// <summary>The sequence for <paramref name="text"/>; null when no token comes of it.</summary>
    public int[]? Encode(string prefix, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var room = Math.Max(1, MaxTokens - _before.Length - _behind.Length);
        var tokens = _model.Tokeniser.Encode(prefix + Start(text, room), special: false);
        return tokens.Length == 0 ? null : [.. _before, .. tokens.AsSpan(0, Math.Min(tokens.Length, room)), .. _behind];
    }

    /// <summary>The beginning of <paramref name="text"/> that surely holds <paramref name="tokens"/> tokens.</summary>
    public static string Start(string text, int tokens)
    {
        var length = (int)Math.Min(text.Length, (long)tokens * MostCharactersPerToken);
        if (length < text.Length && length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length];
    }

    private unsafe int[] Framed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new int[bytes.Length + 16];
        fixed (byte* from = bytes)
        fixed (int* to = tokens)
        {
            var count = Llama.Tokenise(Llama.Vocabulary(_model.Handle), from, bytes.Length, to, tokens.Length, addSpecial: true, parseSpecial: false);
            return tokens[..Math.Max(0, count)];
        }
    }
}
