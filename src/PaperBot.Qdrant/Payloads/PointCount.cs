namespace PaperBot.Qdrant.Payloads;

/// <summary>How many points there are.</summary>
internal sealed record PointCount(long Count);
