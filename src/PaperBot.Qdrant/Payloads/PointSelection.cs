namespace PaperBot.Qdrant.Payloads;

/// <summary>Points by id, or by filter; exactly one of the two is given.</summary>
internal sealed record PointSelection(IReadOnlyList<Guid>? Points, Filter? Filter);
