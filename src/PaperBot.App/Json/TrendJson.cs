using PaperBot.Trends;

namespace PaperBot.App.Json;

/// <summary>What <c>trending --json</c> prints.</summary>
internal sealed record TrendJson(
    string Window, DateOnly From, DateOnly To, int NewPapers, IReadOnlyList<VotedPaperJson> Votes, IReadOnlyList<PaperJson> Newest, IReadOnlyList<RisingTopicJson> Rising,
    TopicTrendJson? Topic, IReadOnlyList<string> Basis, string? Nothing, string? Remark, string? Picture)
{
    public static TrendJson Of(TrendReport report, string? picture) => new(
        report.Window.ToString().ToLowerInvariant(), report.Span.From, report.Span.To, report.NewPapers, [.. report.Voted.Select(VotedPaperJson.Of)], [.. report.Newest.Select(PaperJson.Of)],
        [.. report.Rising.Select(RisingTopicJson.Of)], report.Topic is { } topic ? TopicTrendJson.Of(topic) : null, report.Basis, report.Nothing, report.Remark, picture);
}
