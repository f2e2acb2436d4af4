using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>A paper with the id of its point and its place in the order in which papers first came.</summary>
internal sealed record PlacedPaper(Guid Point, long Sequence, Paper Paper);
