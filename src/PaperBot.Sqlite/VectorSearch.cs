namespace PaperBot.Sqlite;

/// <summary>
/// Finds the papers nearest to a vector: exactly, on all processors. Every paper's codes are compared, and the vectors themselves of those that may be near enough.
/// </summary>
internal static class VectorSearch
{
    /// <summary>Below this many chunks, handing work to other processors costs more than it saves.</summary>
    private const int ChunksPerTask = 16;

    public static TopPapers Run(IndexSnapshot snapshot, ReadOnlyMemory<float> query, bool[]? allowed, int limit, CancellationToken cancellationToken)
    {
        var tasks = Math.Clamp(snapshot.Chunks.Count / ChunksPerTask, 1, Environment.ProcessorCount);
        var best = new TopPapers[tasks];
        var codes = VectorCodes.IsSupported ? new QueryCodes(query.Span) : null;
        if (tasks == 1) RunPart(0);
        else Parallel.For(0, tasks, new ParallelOptions { CancellationToken = cancellationToken }, RunPart);
        foreach (var other in best.Skip(1)) best[0].Add(other);
        return best[0];

        void RunPart(int part)
        {
            best[part] = new TopPapers(limit, snapshot.Papers.Ids);
            var (from, to) = (snapshot.Chunks.Count * part / tasks, snapshot.Chunks.Count * (part + 1) / tasks);
            for (var chunk = from; chunk < to; chunk++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (snapshot.Chunks[chunk] is { } vectors) Scan(snapshot, chunk, vectors, query.Span, codes, allowed, best[part]);
            }
        }
    }

    private static void Scan(
        IndexSnapshot snapshot, int chunk, EmbeddingChunk vectors, ReadOnlySpan<float> query, QueryCodes? queryCodes, bool[]? allowed, TopPapers best)
    {
        var first = chunk * EmbeddingChunk.Papers;
        var last = Math.Min(first + vectors.Places, snapshot.Papers.Count);
        var codes = queryCodes is null ? null : vectors.Codes;
        for (var number = first; number < last; number++)
        {
            if (allowed is not null && !allowed[number]) continue;
            if (codes is not null && codes.MostSimilarity(number - first, queryCodes!) < best.Threshold) continue;
            if (snapshot.IsThere(number) && vectors.Has(number - first, snapshot.Papers.TextRevisions[number]))
            {
                best.Add(number, vectors.Similarity(number - first, query));
            }
        }
    }
}
