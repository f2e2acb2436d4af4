using System.Text.Json.Serialization;
using PaperBot.Answering;

namespace PaperBot.App.Json;

/// <summary>What <c>compare --json</c> prints; an aspect that an abstract does not state is missing in that paper's list.</summary>
internal sealed record ComparisonJson(
    IReadOnlyList<SourceJson> Sources, IReadOnlyList<PointJson> First, IReadOnlyList<PointJson> Second,
    IReadOnlyList<string> Shared, IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond,
    IReadOnlyList<StatementJson> Statements, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note)
{
    public static ComparisonJson Of(Comparison comparison) => new(
        [SourceJson.Of(comparison.First), SourceJson.Of(comparison.Second)],
        Points(comparison, row => row.First), Points(comparison, row => row.Second),
        comparison.Shared, comparison.OnlyFirst, comparison.OnlySecond,
        [.. comparison.Statements.Select(StatementJson.Of)], comparison.Note);

    private static IReadOnlyList<PointJson> Points(Comparison comparison, Func<ComparisonRow, Statement?> side) =>
        [.. comparison.Rows.Where(row => side(row) is not null).Select(row => PointJson.Of(row.Aspect, side(row)!))];
}
