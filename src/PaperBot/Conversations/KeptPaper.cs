using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>What is kept of a paper that was shown.</summary>
internal sealed record KeptPaper(IReadOnlyList<string> Ids, string Title)
{
    /// <summary>Nobody is shown more; the papers of large experiments have thousands.</summary>
    private const int MostAuthors = 30;

    public IReadOnlyList<string> Authors { get; init; } = [];

    public int? Year { get; init; }

    public DateOnly? Published { get; init; }

    public string? Venue { get; init; }

    public static KeptPaper Of(Paper paper) => new([.. paper.AllIds.Select(id => id.Text)], paper.Title)
    {
        Authors = [.. paper.Authors.Take(MostAuthors)],
        Year = paper.Year,
        Published = paper.Published,
        Venue = paper.Venue,
    };

    /// <summary>The paper without its abstract; null when it has no identifier.</summary>
    public Paper? ToPaper() => Ids.Count == 0 || Ids.Concat(Authors).Any(text => text is null) ? null : new Paper
    {
        Id = PaperId.Parse(Ids[0]),
        OtherIds = [.. Ids.Skip(1).Select(PaperId.Parse)],
        Title = Title,
        Authors = Authors,
        Year = Year,
        Published = Published,
        Venue = Venue,
    };
}
