namespace PaperBot.Qdrant.Payloads;

/// <summary>What one query found, best first.</summary>
internal sealed record QueryAnswer(IReadOnlyList<ScoredPoint> Points);
