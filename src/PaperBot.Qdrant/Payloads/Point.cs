namespace PaperBot.Qdrant.Payloads;

/// <summary>A point as it is written: <see cref="Vector"/> by name (empty for none), and its payload.</summary>
internal sealed record Point(Guid Id, IReadOnlyDictionary<string, PointVector> Vector, RawJson? Payload);
