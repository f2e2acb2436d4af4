namespace PaperBot.Benchmarks.Scale;

/// <summary>What the scale runner measures.</summary>
/// <param name="Corpus">Papers as JSON lines, packed or not.</param>
/// <param name="Sizes">How many papers of it to take, one measurement each.</param>
internal sealed record ScaleOptions(string Corpus, IReadOnlyList<int> Sizes)
{
    public static ScaleOptions Parse(IReadOnlyList<string> arguments)
    {
        var (corpus, sizes) = (Repository.Path("../shared/corpus/large/corpus-acl.jsonl.gz"), new[] { 479, 5_000, 51_959 });
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (arguments[i] == "--corpus") corpus = arguments[i + 1];
            else if (arguments[i] == "--sizes") sizes = [.. arguments[i + 1].Split(',').Select(int.Parse)];
            else throw new ArgumentException($"Unknown option {arguments[i]}; there are --corpus FILE and --sizes N,N,N.");
        }

        return new ScaleOptions(corpus, sizes);
    }
}
