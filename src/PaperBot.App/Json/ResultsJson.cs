using System.Text.Json.Serialization;

namespace PaperBot.App.Json;

/// <summary>What <c>search --json</c> and <c>similar --json</c> print; the note says what did not go as configured.</summary>
internal sealed record ResultsJson(
    string Query, IReadOnlyList<ResultJson> Results, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null);
