using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Tests.Index;

/// <summary>Papers, embeddings and filters by chance, from a world so small that papers meet again, change and turn out to be one another.</summary>
internal sealed class RandomPapers(int seed)
{
    private const int Titles = 9;
    private static readonly string[] Words = ["graph", "speech", "vision", "robot", "protein", "market", "quantum", "poetry", "климат", "模型"];
    private static readonly string[] Names = ["Ada Lovelace", "Li Wei", "Wei Zhang", "Élodie Martin", "O'Neill, Tip", "A. B. Cé", "Pneumonoultramicroscopicsilicovolcanoconiosis Jr"];
    private readonly Random _random = new(seed);

    // Never the same place twice: a correction could bring a text back, of which Qdrant still has the embedding and the index in memory has not.
    private int _position;

    public int Next(int end) => _random.Next(end);

    public Paper[] Batch(int most) => [.. Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Paper())];

    public Paper Paper()
    {
        var number = _random.Next(Titles);
        PaperId[] ids = [.. new[] { $"arxiv:2101.0000{number}", $"s2:{number}", $"doi:10.1/{_random.Next(Titles)}" }.Where(_ => _random.Next(3) > 0).Select(PaperId.Parse).DefaultIfEmpty(PaperId.Parse($"s2:{number}"))];
        var day = Maybe(3) ? new DateOnly(2018 + _random.Next(6), 1 + _random.Next(12), 1 + _random.Next(28)) : default(DateOnly?);
        return new Paper
        {
            Id = ids[0],
            OtherIds = ids[1..],
            Title = $"The {Words[number]} paper that is known as number {number}",
            Abstract = Maybe(2) ? "" : string.Join(' ', Enumerable.Range(0, _random.Next(12)).Select(_ => Words[_random.Next(Words.Length)])),
            Authors = Maybe(2) ? [] : [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Names[_random.Next(Names.Length)])],
            Published = day,
            Year = day?.Year ?? (Maybe(2) ? 2015 + _random.Next(9) : null),
            Venue = Maybe(3) ? new[] { "ACL", "Findings of ACL", "NeurIPS 2020" }[_random.Next(3)] : null,
            Categories = Maybe(3) ? ["cs.CL"] : [],
            Provenances = [new Provenance($"folder/{_random.Next(3)}.json", Maybe(2) ? "json" : "bibtex", ++_position, 1, Maybe(3) ? "Mar 17" : null)],
        };
    }

    public EmbeddedPaper Embedded(Paper paper, int dimensions) => new(paper.AllIds.ElementAt(_random.Next(paper.AllIds.Count())), Vector(dimensions));

    public float[] Vector(int dimensions)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (float)(_random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    public PaperFilter Filter() => new()
    {
        YearFrom = Maybe(4) ? 2015 + _random.Next(9) : null,
        YearTo = Maybe(4) ? 2015 + _random.Next(9) : null,
        Authors = Maybe(3) ? [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Name())] : [],
        Venues = Maybe(5) ? [new[] { "acl", "find", "NeurIPS", "2", "?" }[_random.Next(5)]] : [],
        Sources = Maybe(5) ? [new[] { "1", "JSON", "bibtex", "mar", "folder", "" }[_random.Next(6)]] : [],
        Ids = Maybe(6) ? [.. Batch(3).Select(paper => paper.Id)] : [],
        Month = Maybe(6) ? 1 + _random.Next(12) : null,
        DayFrom = Maybe(6) ? new DateOnly(2015 + _random.Next(9), 1 + _random.Next(12), 1) : null,
        DayTo = Maybe(6) ? new DateOnly(2015 + _random.Next(9), 1 + _random.Next(12), 28) : null,
        HasYear = Maybe(6),
        HasAuthors = Maybe(6),
    };

    public bool Maybe(int of) => _random.Next(of) == 0;

    private string Name() => new[] { "Ada", "lovel", "Lovelace", "wei", "w", "li wei", "elodie m", "Pneumonoultramicroscopicsilico", "Pneumonoultramicroscopicx", "ce", "", "a b" }[_random.Next(12)];
}
