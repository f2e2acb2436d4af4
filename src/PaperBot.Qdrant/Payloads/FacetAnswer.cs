namespace PaperBot.Qdrant.Payloads;

/// <summary>Values of a field.</summary>
internal sealed record FacetAnswer(IReadOnlyList<FacetHit> Hits);
