using System.Globalization;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.App.Terminal;

/// <summary>What is trending → terminal.</summary>
internal static class TrendView
{
    private const int MostBarCells = 24;

    public static void Show(Screen screen, TrendReport report)
    {
        if (report.Nothing is { } nothing)
        {
            screen.Line(nothing);
            return;
        }

        if (report is { Topic: { } topic, Rising.Count: 0, Voted.Count: 0, Newest.Count: 0 }) ShowTopic(screen, topic);
        else ShowOverview(screen, report);
        screen.Line();
        foreach (var basis in report.Basis) screen.DimLine(basis);
    }

    private static void ShowOverview(Screen screen, TrendReport report)
    {
        screen.Line($"{Count(report.NewPapers, "new paper")}, {report.Span}");
        ShowPapers(screen, "By votes", [.. report.Voted.Select(voted => (voted.Paper, Votes(voted)))]);
        ShowPapers(screen, "Newest", [.. report.Newest.Select(paper => (paper, ""))]);
        if (report.Rising.Count == 0) return;
        screen.Line();
        screen.Heading("Topics on the rise");
        foreach (var rising in report.Rising) ShowRising(screen, rising);
        if (report.Topic is not { } topic) return;
        screen.Line();
        screen.Item(TopicFinding.Line(topic), (TopicFinding.Of(topic), ItemStyle.Plain));
    }

    private static void ShowRising(Screen screen, RisingTopic rising)
    {
        screen.Item("•", (rising.Name, ItemStyle.Strong), ($"in {Count(rising.Papers, "new paper")}, {(rising.PapersBefore == 0 ? "in none before" : $"before in {Number(rising.PapersBefore)}")}", ItemStyle.Dim));
        foreach (var paper in rising.Best) screen.Item("  -", (AnswerView.TitleAndYear(paper), ItemStyle.Plain), (paper.Url ?? "", ItemStyle.Link));
    }

    private static void ShowTopic(Screen screen, TopicTrend topic)
    {
        screen.Heading(TopicFinding.Of(topic));
        screen.Line();
        var labels = topic.Points.Select(point => TopicFinding.Label(topic.Period, point)).ToList();
        var width = labels.Max(label => label.Length);
        var most = topic.Points.Max(point => point.Share);
        for (var i = 0; i < labels.Count; i++)
        {
            var point = topic.Points[i];
            var bar = new string('▇', most <= 0 || point.Papers == 0 ? 0 : Math.Max(1, (int)Math.Round(point.Share / most * MostBarCells)));
            screen.Item(labels[i].PadLeft(width), ($"{bar} {Share(point)}".TrimStart(), ItemStyle.Plain));
        }

        ShowPapers(screen, "Its best new papers", [.. topic.Best.Select(paper => (paper, ""))]);
    }

    private static string Share(TopicPoint point) => point.Of == 0 ? "no papers"
        : string.Create(CultureInfo.InvariantCulture, $"{Number(point.Papers)} of {Number(point.Of)}{(point.Papers > 0 ? $" ({100 * point.Share:0.#} %)" : "")}");

    private static void ShowPapers(Screen screen, string heading, IReadOnlyList<(Paper Paper, string Reason)> papers)
    {
        if (papers.Count == 0) return;
        screen.Line();
        screen.Heading(heading);
        PaperListView.Show(screen, papers, "");
    }

    private static string Votes(VotedPaper voted) => voted.IsGain ? $"{Number(voted.Votes)} more, {Count(voted.AllVotes, "vote")} in all" : Count(voted.Votes, "vote");

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
