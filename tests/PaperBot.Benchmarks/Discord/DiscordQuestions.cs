using System.Text.Json;

namespace PaperBot.Benchmarks.Discord;

/// <summary>Questions that the 479 papers answer, and some that they do not, in turn.</summary>
internal static class DiscordQuestions
{
    private static readonly string[] Files = ["answerable-dev", "answerable-test", "off-topic-dev"];

    /// <summary>All of them, in the order of the files' lines.</summary>
    public static IReadOnlyList<string> ReadAll() =>
    [
        .. Files.SelectMany(file => File.ReadLines(Repository.Path($"eval/refusals/{file}.jsonl")))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()!),
    ];
}
