using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>The stored form of a <see cref="Paper"/>.</summary>
internal sealed record StoredPaper
{
    public IReadOnlyList<string> Ids { get; init; } = [];

    public string Title { get; init; } = "";

    public string Abstract { get; init; } = "";

    public IReadOnlyList<string> Authors { get; init; } = [];

    public int? Year { get; init; }

    public DateOnly? Published { get; init; }

    public string? Venue { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<Provenance> Provenances { get; init; } = [];

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
