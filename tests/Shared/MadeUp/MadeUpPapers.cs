using PaperBot.Papers;

namespace PaperBot.Tests.Shared;

/// <summary>Papers made of a fixed vocabulary, the same in every process.</summary>
internal static class MadeUpPapers
{
    private static readonly string[] Words =
        [.. from first in new[] { "neural", "graph", "robust", "sparse", "latent", "causal", "visual", "spoken" }
            from second in new[] { "parsing", "retrieval", "alignment", "robots", "proteins", "climate", "markets", "music" }
            select first + second];

    public static IEnumerable<Paper> Take(int count) => Enumerable.Range(0, count).Select(Of);

    public static Paper Of(int number)
    {
        var random = new Random(number);
        return new Paper
        {
            Id = PaperId.ArXiv($"2401.{number:00000}"),
            Title = $"{Text(random, 5)} study {number}",
            Abstract = Text(random, 60) + ".",
            Authors = [$"Author {number % 97}"],
            Year = 2000 + (number % 25),
            Provenances = [new Provenance("made-up.jsonl", "json", number + 1, number + 1)],
        };
    }

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[(int)(random.NextDouble() * random.NextDouble() * Words.Length)]));
}
