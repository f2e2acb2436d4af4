using System.Text;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>Text ↔ model tokens, by the model's own vocabulary. May be used from many threads.</summary>
public sealed unsafe class Tokeniser
{
    private readonly nint _vocabulary;

    internal Tokeniser(nint vocabulary) => _vocabulary = vocabulary;

    /// <summary>How many tokens <paramref name="text"/> takes as plain text.</summary>
    public int Count(string text) => Encode(text, special: false).Length;

    /// <summary>The tokens of <paramref name="text"/>; unless it is <paramref name="special"/> (a part of a chat template), no text becomes a special token.</summary>
    public int[] Encode(string text, bool special)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new int[bytes.Length + 8];
        fixed (byte* from = bytes)
        fixed (int* to = tokens)
        {
            var count = Llama.Tokenise(_vocabulary, from, bytes.Length, to, tokens.Length, addSpecial: false, special);
            return tokens[..Math.Max(0, count)];
        }
    }

    /// <summary>Whether <paramref name="token"/> ends what a model writes.</summary>
    public bool EndsGeneration(int token) => Llama.EndsGeneration(_vocabulary, token);

    /// <summary>The bytes that <paramref name="token"/> stands for; none for control tokens. They may be a part of a character.</summary>
    public byte[] Decode(int token)
    {
        var buffer = stackalloc byte[512];
        var length = Llama.TokenPiece(_vocabulary, token, buffer, 512, 0, special: false);
        return length > 0 ? new Span<byte>(buffer, length).ToArray() : [];
    }
}
