using System.Text.Json;
using PaperBot.Papers;

namespace PaperBot.Evaluation;

/// <summary>A paper with sentences that people wrote about it.</summary>
/// <param name="Paper">The paper, with its abstract.</param>
/// <param name="Statements">What its summaries say.</param>
public sealed record GroundingCase(Paper Paper, IReadOnlyList<string> Statements)
{
    private const int FewestCharacters = 40;

    /// <summary>
    /// Reads JSON lines {title, abstract, …} with <c>tldrs</c> (a list), <c>summary</c> (an object of sentences) or <c>llm_summary</c>; also .gz. Papers
    /// without an abstract or a summary are left out.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is no JSON object; the message names file and line.</exception>
    public static async Task<IReadOnlyList<GroundingCase>> ReadAllAsync(string path, CancellationToken cancellationToken)
    {
        var cases = new List<GroundingCase>();
        await foreach (var line in JsonLines.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var (title, text) = (Text.CleanText.From(JsonLines.TextOf(line, "title")), Text.CleanText.From(JsonLines.TextOf(line, "abstract")));
            var statements = StatementsOf(line).Select(Text.CleanText.From).Where(statement => statement.Length >= FewestCharacters).Distinct().ToList();
            if (title.Length > 0 && text.Length > 0 && statements.Count > 0)
                cases.Add(new GroundingCase(new Paper { Id = PaperId.FromTitle(title), Title = title, Abstract = text }, statements));
        }

        return cases;
    }

    private static IEnumerable<string> StatementsOf(JsonElement line)
    {
        foreach (var statement in JsonLines.TextsOf(line, "tldrs")) yield return statement;
        if (line.TryGetProperty("summary", out var summary) && summary.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in summary.EnumerateObject())
                if (entry.Value.ValueKind == JsonValueKind.String) yield return entry.Value.GetString()!;
        }

        foreach (var sentence in Text.SentenceSplitter.Split(JsonLines.TextOf(line, "llm_summary") ?? "")) yield return sentence.Text;
    }
}
