namespace PaperBot.Papers;

/// <summary>A research paper as far as it is known: its texts are cleaned (see <see cref="Text.CleanText"/>) and never null.</summary>
public sealed record Paper
{
    /// <summary>The strongest identifier known.</summary>
    public required PaperId Id { get; init; }

    /// <summary>Further identifiers of the same paper, the strongest first.</summary>
    public IReadOnlyList<PaperId> OtherIds { get; init; } = [];

    /// <summary>The title; empty only when <see cref="Abstract"/> is not.</summary>
    public required string Title { get; init; }

    /// <summary>The abstract; empty when the source gave none. Quotes are cut from it by UTF-16 offsets.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Author names in order, given name first where the source tells.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>The day of publication, where known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Journal, conference or other place of publication.</summary>
    public string? Venue { get; init; }

    /// <summary>Subject categories (<c>cs.CL</c>) or keywords.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its version at arXiv, from 1; null where no source told.</summary>
    public int? Version { get; init; }

    /// <summary>Where it was read; at least one.</summary>
    public IReadOnlyList<Provenance> Provenances { get; init; } = [];

    /// <summary>All identifiers, the strongest first.</summary>
    public IEnumerable<PaperId> AllIds => OtherIds.Prepend(Id);

    /// <summary>The paper's page on the web, built from its identifiers alone; null when none of them has one.</summary>
    public string? Url => AllIds.Select(PaperLink.To).FirstOrDefault(link => link is not null);
}
