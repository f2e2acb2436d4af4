using System.Text.Json.Serialization;
using PaperBot.Answering;
using PaperBot.Prompting;

namespace PaperBot.App.Json;

/// <summary>The shape in which <c>ask --json</c> and <c>summary --json</c> print an answer.</summary>
internal sealed record AnswerJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyName("query_id")] string? QueryId,
    string Question,
    string? Answer,
    NoAnswerJson? NoAnswer,
    string Mode,
    IReadOnlyList<StatementJson> Statements,
    IReadOnlyList<SourceJson> Sources,
    ElapsedJson ElapsedMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<YearJson>? Years = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SourceJson>? FurtherReading = null)
{
    public static AnswerJson Of(TopicSummary summary, string? queryId) => Of(summary.Answer, queryId) with
    {
        Years = [.. summary.Years.Select(year => new YearJson(year.Year, year.PaperCount))],
        FurtherReading = [.. summary.FurtherReading.Select((paper, i) => SourceJson.Of(new Source(summary.Answer.Sources.Count + i + 1, paper, 0)))],
    };

    public static AnswerJson Of(Answer answer, string? queryId = null) => new(
        queryId,
        answer.Question,
        answer.Text,
        answer.NoAnswer is { } refusal ? new NoAnswerJson(refusal.Reason, refusal.IsRecord) : null,
        answer.Mode == AnswerMode.Model ? "model" : "extractive",
        [.. answer.Statements.Select(StatementJson.Of)],
        [.. answer.Sources.Select(SourceJson.Of)],
        new ElapsedJson(Milliseconds(answer.RetrievalElapsed), Milliseconds(answer.AnswerElapsed), Milliseconds(answer.RetrievalElapsed + answer.AnswerElapsed)),
        answer is { Note: { } note, Remark: { } remark } ? $"{note} {remark}" : answer.Note ?? answer.Remark);

    private static double Milliseconds(TimeSpan elapsed) => Math.Round(elapsed.TotalMilliseconds, 1);
}
