using System.Text.Json.Serialization;

namespace PaperBot.Papers;

/// <summary>
/// The form in which every index stores a <see cref="Paper"/>, as JSON; reading it back gives the same paper. Members that are missing are empty, so that the form can grow.
/// </summary>
public sealed record StoredPaper
{
    // Set rather than init: a reader without reflection would make a list of all members for each paper first.

    /// <summary>All identifiers, the paper's own first.</summary>
    public IReadOnlyList<string> Ids { get => field ?? []; set; } = [];

    /// <summary>The title.</summary>
    public string Title { get => field ?? ""; set; } = "";

    /// <summary>The abstract; empty when it is not known.</summary>
    public string Abstract { get => field ?? ""; set; } = "";

    /// <summary>The authors' names.</summary>
    public IReadOnlyList<string> Authors { get => field ?? []; set; } = [];

    /// <summary>The year of publication.</summary>
    public int? Year { get; set; }

    /// <summary>The day of publication.</summary>
    public DateOnly? Published { get; set; }

    /// <summary>The venue.</summary>
    public string? Venue { get; set; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Categories { get => field ?? []; set; } = [];

    /// <summary>The version at arXiv.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; set; }

    /// <summary>Where the paper was read.</summary>
    public IReadOnlyList<Provenance> Provenances { get => field ?? []; set; } = [];

    /// <summary>False when another program has written it: a paper has an identifier, and no list of JSON is checked for nulls when it is read.</summary>
    [JsonIgnore]
    public bool IsWhole => Ids.Count > 0 && Ids.All(id => id is not null) && Authors.All(author => author is not null) && Categories.All(category => category is not null)
        && Provenances.All(provenance => provenance is { File: not null, Format: not null });

    /// <summary>The stored form of <paramref name="paper"/>.</summary>
    public static StoredPaper Of(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new StoredPaper
        {
            Ids = [.. paper.AllIds.Select(id => id.Text)],
            Title = paper.Title,
            Abstract = paper.Abstract,
            Authors = paper.Authors,
            Year = paper.Year,
            Published = paper.Published,
            Venue = paper.Venue,
            Categories = paper.Categories,
            Version = paper.Version,
            Provenances = paper.Provenances,
        };
    }

    /// <summary>The paper; there must be an identifier.</summary>
    public Paper ToPaper() => new()
    {
        Id = PaperId.Parse(Ids[0]),
        OtherIds = [.. Ids.Skip(1).Select(PaperId.Parse)],
        Title = Title,
        Abstract = Abstract,
        Authors = Authors,
        Year = Year,
        Published = Published,
        Venue = Venue,
        Categories = Categories,
        Version = Version,
        Provenances = Provenances,
    };
}
