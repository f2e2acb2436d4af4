using PaperBot.Indexing;

namespace PaperBot.Digests;

/// <summary>A topic, read: what papers on it say, what they do not, and where it lies among the vectors.</summary>
internal sealed record Topic
{
    /// <summary>The topic as typed, cleaned.</summary>
    public required string Text { get; init; }

    /// <summary>What was said to be left out.</summary>
    public IReadOnlyList<TopicUnit> Unwanted { get; init; } = [];

    /// <summary>Its words and phrases.</summary>
    public required IReadOnlyList<TopicUnit> Units { get; init; }

    /// <summary>Its vector of unit length; empty when there is none to be had.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>Years, authors, venues that were typed with it.</summary>
    public PaperFilter Filter { get; init; } = PaperFilter.None;

    /// <summary>Sum of the units' weights.</summary>
    public double Weight => Units.Sum(unit => unit.Weight);
}
