using System.Text.Json.Serialization;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>The stored form of a <see cref="Paper"/>. What a payload lacks, or was not asked for, is empty.</summary>
internal sealed record StoredPaper
{
    public IReadOnlyList<string> Ids { get => field ?? []; init; } = [];

    public string Title { get => field ?? ""; init; } = "";

    public string Abstract { get => field ?? ""; init; } = "";

    public IReadOnlyList<string> Authors { get => field ?? []; init; } = [];

    public int? Year { get; init; }

    public DateOnly? Published { get; init; }

    public string? Venue { get; init; }

    public IReadOnlyList<string> Categories { get => field ?? []; init; } = [];

    public IReadOnlyList<Provenance> Provenances { get => field ?? []; init; } = [];

    /// <summary>False when another program has written it: a paper has an identifier, and no list of JSON is checked for nulls when it is read.</summary>
    [JsonIgnore]
    public bool IsWhole => Ids.Count > 0 && Ids.All(id => id is not null) && Authors.All(author => author is not null) && Categories.All(category => category is not null)
        && Provenances.All(provenance => provenance is { File: not null, Format: not null });

    public static StoredPaper Of(Paper paper) => new()
    {
        Ids = [.. paper.AllIds.Select(id => id.Text)],
        Title = paper.Title,
        Abstract = paper.Abstract,
        Authors = paper.Authors,
        Year = paper.Year,
        Published = paper.Published,
        Venue = paper.Venue,
        Categories = paper.Categories,
        Provenances = paper.Provenances,
    };

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
        Provenances = Provenances,
    };
}
