namespace PaperBot.Qdrant.Payloads;

/// <summary>A query whose finds are what the query above it ranks.</summary>
internal sealed record Prefetch
{
    public Query? Query { get; init; }

    /// <summary>The vector's name.</summary>
    public string? Using { get; init; }

    public Filter? Filter { get; init; }

    public SearchParams? Params { get; init; }

    public int? Limit { get; init; }
}
