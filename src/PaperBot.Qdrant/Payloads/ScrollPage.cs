namespace PaperBot.Qdrant.Payloads;

/// <summary>A page of points, and the id that the next one begins with; null after the last, and whenever points are ordered by a field.</summary>
internal sealed record ScrollPage(IReadOnlyList<PointRecord> Points, Guid? NextPageOffset = null);
