using PaperBot.Indexing;

namespace PaperBot.App.Json;

/// <summary>One side of a copy.</summary>
internal sealed record CopySideJson(int Papers, string Checksum, int Embedded, string? Embedding)
{
    public static CopySideJson Of(PapersChecksum papers, IndexStatus status) => new(papers.Count, papers.ToString(), status.EmbeddedCount, status.Embedding?.ToString());
}
