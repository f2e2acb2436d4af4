using System.Text.Json;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A point that a query found.</summary>
internal sealed record ScoredPoint
{
    public required Guid Id { get; init; }

    /// <summary>How well it fits, by the query's own measure.</summary>
    public required float Score { get; init; }

    /// <summary>What was asked for of its payload; null when nothing was.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The vectors that were asked for, by name; null when none were.</summary>
    public Dictionary<string, PointVector>? Vector { get; init; }
}
