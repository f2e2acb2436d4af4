using System.Text;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>Bytes of tokens → text: a character whose bytes come with several tokens appears when it is whole, and stop texts end it.</summary>
internal sealed class WrittenText(IReadOnlyList<string> stopTexts)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StopTexts _stops = new(stopTexts);

    /// <summary>Whether a stop text came.</summary>
    internal bool IsStopped => _stops.IsReached;

    /// <summary>Takes a token's bytes and gives the text that can be shown now.</summary>
    internal string Add(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = stackalloc char[Math.Min(bytes.Length + 4, 1024)];
        if (bytes.Length + 4 > characters.Length) characters = new char[bytes.Length + 4];
        var count = _decoder.GetChars(bytes, characters, flush: false);
        return count == 0 ? "" : _stops.Pass(new string(characters[..count]));
    }

    /// <summary>What was held back; bytes that never became a character are dropped.</summary>
    internal string End() => _stops.Release();
}
