namespace PaperBot.Qdrant.Payloads;

/// <summary>Vectors to be written.</summary>
internal sealed record VectorBatch(IReadOnlyList<PointVectors> Points);
