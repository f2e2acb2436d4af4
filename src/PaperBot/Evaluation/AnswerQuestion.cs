namespace PaperBot.Evaluation;

/// <summary>A question of a set that measures answers.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Text">What is asked.</param>
/// <param name="IsAnswerable">Whether the papers answer it; false for those that have to be refused.</param>
/// <param name="Papers">Titles or identifiers of papers of which a good answer cites at least one; empty where the set does not say.</param>
public sealed record AnswerQuestion(string Id, string Text, bool IsAnswerable, IReadOnlyList<string> Papers)
{
    /// <summary>Reads questions from JSON lines <c>{query_id, query, answerable?, papers?}</c>; without <c>answerable</c> one is taken for answerable.</summary>
    public static async Task<IReadOnlyList<AnswerQuestion>> ReadAllAsync(string path, CancellationToken cancellationToken)
    {
        var questions = new List<AnswerQuestion>();
        await foreach (var line in JsonLines.ReadAsync(path, cancellationToken).ConfigureAwait(false))
        {
            var id = JsonLines.TextOf(line, "query_id") ?? throw new InvalidDataException($"{path}: question number {questions.Count + 1} has no query_id.");
            var text = JsonLines.TextOf(line, "query") ?? throw new InvalidDataException($"{path}: question {id} has no query.");
            var answerable = !line.TryGetProperty("answerable", out var value) || value.ValueKind != System.Text.Json.JsonValueKind.False;
            questions.Add(new AnswerQuestion(id, text, answerable, [.. JsonLines.TextsOf(line, "papers")]));
        }

        return questions;
    }
}
