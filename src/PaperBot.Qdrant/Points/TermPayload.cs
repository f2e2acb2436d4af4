namespace PaperBot.Qdrant.Points;

/// <summary>The payload of a term's point.</summary>
internal sealed record TermPayload(string Term, int Letters);
