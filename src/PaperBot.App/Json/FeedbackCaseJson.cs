using System.Text.Json.Serialization;
using PaperBot.Conversations;

namespace PaperBot.App.Json;

/// <summary>
/// A judged answer as a question of a set that measures answers. What more people liked than not is labelled by what they liked; of the rest a person has to
/// say what would have been right, so the label is left out and what was answered stands beside it. Who asked and who judged is left out of both.
/// </summary>
internal sealed record FeedbackCaseJson([property: JsonPropertyName("query_id")] string QueryId, string Query, int Good, int Bad)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Answerable { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Papers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Refused { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Cited { get; init; }

    public static FeedbackCaseJson Of(JudgedReply judged)
    {
        var answer = judged.Reply.Answer!;
        var refused = answer.NoAnswer is { IsRecord: false };
        string[] cited = [.. answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.PaperId.Text).Distinct()];
        var entry = new FeedbackCaseJson(judged.Reply.Id, answer.Question, judged.Good, judged.Bad);
        return judged.Good > judged.Bad
            ? entry with { Answerable = !refused, Papers = cited.Length > 0 ? cited : null }
            : entry with { Refused = refused, Cited = cited };
    }
}
