using PaperBot.LlamaCpp.Tokenising;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>Written tokens → the text that can be shown: characters appear when they are whole, and stop texts end it.</summary>
internal sealed class WrittenText(Tokeniser tokeniser, IReadOnlyList<string> stopTexts)
{
    private readonly TokenText _text = new(tokeniser);
    private readonly StopTexts _stops = new(stopTexts);

    /// <summary>Whether a stop text came.</summary>
    internal bool IsStopped => _stops.IsReached;

    /// <summary>Takes a token and gives the text that can be shown now.</summary>
    internal string Add(int token) => _text.Append(token) is { Length: > 0 } text ? _stops.Pass(text) : "";

    /// <summary>What was held back; bytes that never became a character are dropped.</summary>
    internal string End() => _stops.Release();
}
