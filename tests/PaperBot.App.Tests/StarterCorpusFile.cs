using System.Text.Json;

namespace PaperBot.App.Tests;

/// <summary>Reads the starter corpus from the sources, independently of the program's own readers.</summary>
internal static class StarterCorpusFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<StarterPaper> Papers()
    {
        var path = Repository.Path("src/PaperBot.App/StarterCorpus/starter-papers.jsonl");
        return [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<StarterPaper>(line, Options)!)];
    }
}
