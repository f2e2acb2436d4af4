namespace PaperBot.Qdrant.Payloads;

/// <summary>A range of numbers; what is null is no bound.</summary>
internal sealed record NumberRange
{
    public double? Gte { get; init; }

    public double? Lt { get; init; }

    public double? Lte { get; init; }
}
