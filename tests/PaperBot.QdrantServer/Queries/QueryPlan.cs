using PaperBot.QdrantServer.Filters;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A prefetch whose vectors are known; the filter is its own, those around it come on top.</summary>
internal sealed record QueryPlan(IReadOnlyList<QueryPlan> Inner, ScoringQuery? Query, Filter? Filter, float? Threshold, int Limit);
