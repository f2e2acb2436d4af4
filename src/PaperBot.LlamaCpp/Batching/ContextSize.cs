namespace PaperBot.LlamaCpp.Batching;

/// <summary>How large a context is.</summary>
/// <param name="RequestTokens">Tokens that one request's prompt and answer may have together.</param>
/// <param name="ParallelSequences">Requests that are computed together.</param>
/// <param name="Threads">Threads that compute.</param>
internal sealed record ContextSize(int RequestTokens, int ParallelSequences, int Threads)
{
    /// <summary>Tokens that all sequences may have together.</summary>
    internal int Cells { get; init; } = RequestTokens * ParallelSequences;

    /// <summary>Bytes that the states of finished requests may take, for whoever asks with the same beginning; null: as much as the context's own memory, at most 1 GiB.</summary>
    internal long? KeptBytes { get; init; }
}
