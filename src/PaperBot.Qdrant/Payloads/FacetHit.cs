namespace PaperBot.Qdrant.Payloads;

/// <summary>A value and in how many points it stands.</summary>
internal sealed record FacetHit(string Value, long Count);
