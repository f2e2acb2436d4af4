namespace PaperBot.Qdrant.Payloads;

/// <summary>Asks for the commonest values of a field that has an index.</summary>
internal sealed record FacetRequest(string Key, int? Limit, bool? Exact);
