using System.Text.Json;

namespace PaperBot.Evaluation;

/// <summary>A sentence as a model may write it in answer to a question, with a person's judgement whether the paper's abstract bears it out.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Question">The question.</param>
/// <param name="Paper">Id or exact title of the paper that it cites.</param>
/// <param name="Sentence">The sentence, without its citation mark.</param>
/// <param name="IsSupported">Whether the abstract bears it out.</param>
/// <param name="Kind">What is true or untrue of it, in a few words.</param>
public sealed record DraftCase(string Id, string Question, string Paper, string Sentence, bool IsSupported, string Kind)
{
    /// <summary>Reads JSON lines {id, question, paper, sentence, supported, kind}, also .gz.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object or lacks a field; the message names the file.</exception>
    public static async Task<IReadOnlyList<DraftCase>> ReadAllAsync(string path, CancellationToken cancellationToken)
    {
        var cases = new List<DraftCase>();
        await foreach (var line in JsonLines.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            cases.Add(new DraftCase(Field("id"), Field("question"), Field("paper"), Field("sentence"), IsTrue(), Field("kind")));

            string Field(string name) => JsonLines.TextOf(line, name) ?? throw Missing(name);

            bool IsTrue() => line.TryGetProperty("supported", out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean() : throw Missing("supported");
        }

        return cases;

        InvalidDataException Missing(string name) => new($"{path}, line {cases.Count + 1}: \"{name}\" is missing.");
    }
}
