namespace PaperBot.LlamaCpp.Tokenising;

/// <summary>Takes tokens, or only counts them when there is nowhere to keep them.</summary>
internal sealed class TokenSink(List<int>? tokens)
{
    internal int Count { get; private set; }

    internal void Add(ReadOnlySpan<int> more)
    {
        Count += more.Length;
        tokens?.AddRange(more);
    }

    internal int[] ToArray() => tokens?.ToArray() ?? [];
}
