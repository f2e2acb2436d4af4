using System.Text.Json;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A point as it is read.</summary>
internal sealed record PointRecord
{
    public required Guid Id { get; init; }

    /// <summary>What was asked for of its payload; null when nothing was.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The vectors that were asked for, by name; null when none were.</summary>
    public Dictionary<string, PointVector>? Vector { get; init; }

    /// <summary>The value that it was ordered by; null without an order.</summary>
    public double? OrderValue { get; init; }
}
