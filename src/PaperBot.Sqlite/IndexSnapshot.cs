using PaperBot.Embedding;

namespace PaperBot.Sqlite;

/// <summary>One state of the index as far as it is kept in memory; never changed once built.</summary>
internal sealed record IndexSnapshot
{
    public static IndexSnapshot Empty { get; } = new();

    /// <summary>The state of the file it shows.</summary>
    public int Revision { get; init; }

    public PaperColumns Papers { get; init; } = PaperColumns.Empty;

    public int PaperCount { get; init; }

    /// <summary>What an occurrence of a term counts in a paper.</summary>
    public TermFrequencies Frequencies { get; init; } = new(0, 0);

    public IReadOnlyList<Segment> Segments { get; init; } = [];

    /// <summary>The embedding in force and the number of its rows.</summary>
    public EmbeddingProfile? Profile { get; init; }

    public long? ProfileNumber { get; init; }

    public int PaperCountAtActivation { get; init; }

    /// <summary>The vectors of the embedding in force; null where a chunk has none.</summary>
    public IReadOnlyList<EmbeddingChunk?> Chunks { get; init; } = [];

    public int EmbeddedCount { get; init; }

    /// <summary>Whether the paper is there under its own number.</summary>
    public bool IsThere(int number) => Papers.Revisions[number] > 0;

    public bool IsEmbedded(int number)
    {
        var chunk = number / EmbeddingChunk.Papers;
        return chunk < Chunks.Count && Chunks[chunk] is { } vectors && IsThere(number)
            && vectors.Has(number % EmbeddingChunk.Papers, Papers.TextRevisions[number]);
    }

    /// <summary>Whether every paper of the chunk is embedded, as far as papers were there at all.</summary>
    public bool IsWhollyEmbedded(int chunk)
    {
        var end = (chunk + 1) * EmbeddingChunk.Papers;
        if (end > Papers.Count) return false;
        for (var number = end - EmbeddingChunk.Papers; number < end; number++)
        {
            if (IsThere(number) && !IsEmbedded(number)) return false;
        }

        return true;
    }

    /// <summary>The paper's vector; empty when it has none.</summary>
    public ReadOnlyMemory<float> VectorOf(int number) =>
        IsEmbedded(number) ? Chunks[number / EmbeddingChunk.Papers]!.Vector(number % EmbeddingChunk.Papers) : default;
}
