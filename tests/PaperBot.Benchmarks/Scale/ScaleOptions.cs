namespace PaperBot.Benchmarks.Scale;

/// <summary>What the scale runner measures.</summary>
/// <param name="Corpus">Papers as JSON lines, packed or not.</param>
/// <param name="Sizes">How many papers of it to take, one measurement each; beyond what it holds they are varied.</param>
internal sealed record ScaleOptions(string Corpus, IReadOnlyList<int> Sizes)
{
    private const int CorpusPapers = 51_959;

    /// <summary>Where the indexes are made; the system's folder for temporary files when none is named.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the indexes stay; one that is there already is not made again.</summary>
    public bool Keeps => Folder is not null;

    public static ScaleOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ScaleOptions(Repository.Path("../shared/corpus/large/corpus-acl.jsonl.gz"), [479, 5_000, CorpusPapers]);
        var hasSize = arguments.Count > 0 && int.TryParse(arguments[0], out _);
        if (hasSize) options = options with { Sizes = [CorpusPapers, int.Parse(arguments[0])] };
        for (var i = hasSize ? 1 : 0; i + 1 < arguments.Count; i += 2)
        {
            options = arguments[i] switch
            {
                "--corpus" => options with { Corpus = arguments[i + 1] },
                "--sizes" => options with { Sizes = [.. arguments[i + 1].Split(',').Select(int.Parse)] },
                "--folder" => options with { Folder = arguments[i + 1] },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}; there are N, --corpus FILE, --sizes N,N,N and --folder FOLDER (keeps the indexes)."),
            };
        }

        return options;
    }
}
