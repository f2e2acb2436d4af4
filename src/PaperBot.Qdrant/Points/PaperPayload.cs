using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>The payload of a paper's point: the paper itself, and what it is filtered, ordered and kept in step by.</summary>
internal sealed record PaperPayload
{
    public required StoredPaper Paper { get; init; }

    /// <summary>Hash of the title's key; null for a paper without one.</summary>
    public string? Title { get; init; }

    public int? Month { get; init; }

    public required IReadOnlyList<AuthorWords> Authors { get; init; }

    public required IReadOnlyList<string> Venue { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required int AuthorCount { get; init; }

    /// <summary>The paper's place in the order in which papers first came.</summary>
    public required long Sequence { get; init; }

    /// <summary>Ranks of <see cref="ListingKey"/>.</summary>
    public required long Newest { get; init; }

    public required long Oldest { get; init; }

    /// <summary>Which of the library's means its words were weighed with.</summary>
    public required long Weighing { get; init; }

    public required int TitleTerms { get; init; }

    public required int AbstractTerms { get; init; }

    /// <summary>Hash of the text that is embedded: a vector made from another one is out of date.</summary>
    public required string Text { get; init; }

    /// <summary>Hash of the paper and its place: two points that agree in it and in <see cref="Weighing"/> say the same.</summary>
    public required string Content { get; init; }
}
