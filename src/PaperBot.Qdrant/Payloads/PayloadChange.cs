namespace PaperBot.Qdrant.Payloads;

/// <summary>Fields that are set in the payload of the points named; other fields stay.</summary>
internal sealed record PayloadChange(RawJson Payload, IReadOnlyList<Guid> Points);
