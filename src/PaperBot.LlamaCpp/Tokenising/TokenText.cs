using System.Text;

namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>
/// Streamed tokens → text: a character whose bytes come in several tokens is held back until it is whole, and what is no UTF-8 becomes U+FFFD. Markers
/// of reasoning sections are written out even where the vocabulary hides them, so that <see cref="Writing.ThoughtFilter"/> can tell the sections apart.
/// </summary>
internal sealed class TokenText(Tokeniser tokeniser)
{
    private static readonly HashSet<string> Markers = new(StringComparer.Ordinal)
    {
        "<think>", "</think>", "<thinking>", "</thinking>", "<|channel|>", "<|message|>", "<|start|>",
    };

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>The characters that <paramref name="token"/> completes; often none.</summary>
    public string Append(int token)
    {
        if (tokeniser.SpecialTexts.TryGetValue(token, out var text) && Markers.Contains(text)) return End() + text;
        return Take(tokeniser.Decode(token), flush: false);
    }

    /// <summary>U+FFFD when the last character stayed incomplete, else nothing.</summary>
    public string End() => Take([], flush: true);

    private string Take(byte[] bytes, bool flush)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        return new string(characters, 0, _decoder.GetChars(bytes, characters, flush));
    }
}
