namespace PaperBot.Qdrant.Payloads;

/// <summary>Several queries in one request.</summary>
internal sealed record QueryBatch(IReadOnlyList<QueryRequest> Searches);
