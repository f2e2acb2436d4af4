namespace PaperBot.Qdrant.Payloads;

/// <summary>Points to be written.</summary>
internal sealed record PointBatch(IReadOnlyList<Point> Points);
