namespace PaperBot.Qdrant.Payloads;

/// <summary>New vectors of a point that is there, by name; its other vectors and its payload stay.</summary>
internal sealed record PointVectors(Guid Id, IReadOnlyDictionary<string, PointVector> Vector);
