namespace PaperBot.QdrantServer.Queries;

/// <summary>Maximal marginal relevance.</summary>
/// <param name="Diversity">From 0 (relevance only) to 1; default 0.5.</param>
/// <param name="CandidatesLimit">Among how many of the nearest is chosen; default: the query's limit.</param>
internal sealed record MmrInput(float? Diversity, int? CandidatesLimit);
