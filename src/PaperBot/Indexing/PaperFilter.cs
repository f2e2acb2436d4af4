using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>Which papers may be found; all conditions must hold, and within one list any entry suffices.</summary>
public sealed record PaperFilter
{
    /// <summary>No condition.</summary>
    public static PaperFilter None { get; } = new();

    /// <summary>First year allowed; papers without a year do not pass a filter on years.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Last year allowed.</summary>
    public int? YearTo { get; init; }

    /// <summary>Author names or parts of them, compared by <see cref="Text.TitleKey"/>: every word must occur in one author's name.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Venues or parts of them, compared likewise.</summary>
    public IReadOnlyList<string> Venues { get; init; } = [];

    /// <summary>Format names, or parts of file names or page dates, compared without case.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Only these papers (a pool); empty for all.</summary>
    public IReadOnlyList<PaperId> Ids { get; init; } = [];

    /// <summary>Month of publication, 1 to 12, of whatever year; papers of which only the year is known do not pass.</summary>
    public int? Month { get; init; }

    /// <summary>First day of publication allowed; papers of which only the year is known do not pass a filter on days.</summary>
    public DateOnly? DayFrom { get; init; }

    /// <summary>Last day of publication allowed.</summary>
    public DateOnly? DayTo { get; init; }

    /// <summary>Only papers whose year is known.</summary>
    public bool HasYear { get; init; }

    /// <summary>Only papers whose authors are known.</summary>
    public bool HasAuthors { get; init; }

    /// <summary>Whether there is no condition at all.</summary>
    public bool IsEmpty => YearFrom is null && YearTo is null && Month is null && DayFrom is null && DayTo is null && !HasYear && !HasAuthors && Authors.Count + Venues.Count + Sources.Count + Ids.Count == 0;
}
