using PaperBot.LlamaCpp.Embedding;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>How much is computed at once, and what comes of it.</summary>
/// <param name="Pooling">How the tokens' vectors become one.</param>
/// <param name="MaxSequenceTokens">Longest sequence, in model tokens.</param>
/// <param name="BatchTokens">Model tokens of one decode, unless a single sequence is longer.</param>
/// <param name="Threads">CPU threads; 0: the physical cores less one, at least one.</param>
internal sealed record SequenceShape(Pooling Pooling, int MaxSequenceTokens, int BatchTokens, int Threads)
{
    /// <summary>Sequences of one decode: beyond this many, more gain nothing.</summary>
    public const int MaxSequences = 64;

    private const int Granularity = 4 * MaxSequences;

    /// <summary>
    /// Tokens of one decode unless told otherwise: on a CPU more gain nothing, since every token is compared with those of the other texts too, only to be masked;
    /// a GPU wants more at once.
    /// </summary>
    public static int DefaultBatchTokens(bool onGpu) => onGpu ? 4_096 : 512;

    /// <summary>
    /// Tokens that the buffers hold: all tokens of a sequence go into one decode, as encoders need it. The library reserves whole numbers of tokens per
    /// sequence and ends the process where that does not come out even.
    /// </summary>
    public int Capacity => (Math.Max(BatchTokens, MaxSequenceTokens) + Granularity - 1) / Granularity * Granularity;

    /// <summary>The CPU threads to use.</summary>
    public int ThreadCount => Loading.ThreadCount.For(Threads);
}
