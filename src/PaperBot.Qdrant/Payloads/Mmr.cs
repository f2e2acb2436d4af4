namespace PaperBot.Qdrant.Payloads;

/// <summary>Maximal marginal relevance: <see cref="Diversity"/> from 0 (relevance alone) to 1, chosen among <see cref="CandidatesLimit"/> candidates.</summary>
internal sealed record Mmr(float? Diversity, int? CandidatesLimit);
