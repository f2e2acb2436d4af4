namespace PaperBot.Qdrant.Payloads;

/// <summary>A ranked search; without a query, points in the order of their ids.</summary>
internal sealed record QueryRequest
{
    public Query? Query { get; init; }

    /// <summary>The finds of these are ranked instead of all points.</summary>
    public IReadOnlyList<Prefetch>? Prefetch { get; init; }

    /// <summary>The vector's name.</summary>
    public string? Using { get; init; }

    public Filter? Filter { get; init; }

    public SearchParams? Params { get; init; }

    public int? Limit { get; init; }

    public FieldSelection WithPayload { get; init; } = FieldSelection.None;

    public FieldSelection WithVector { get; init; } = FieldSelection.None;
}
