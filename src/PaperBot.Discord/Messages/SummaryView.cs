using System.Globalization;
using PaperBot.Answering;

namespace PaperBot.Discord.Messages;

/// <summary>Topic summary → what is shown of it: subtopics with cited statements, sources, the years, further reading.</summary>
internal static class SummaryView
{
    private const int MostYears = 10;
    private const int MostReading = 5;

    public static Composition Of(TopicSummary summary, ReplyLook look)
    {
        var canvas = Canvas.Of(look);
        var answer = AnswerView.Of(summary.Answer, null, look);
        return answer with { Title = "Summary: " + (look.Asked ?? summary.Answer.Question), Tail = [.. answer.Tail, .. Reading(canvas, summary), .. Years(summary.Years)] };
    }

    private static IEnumerable<Block> Reading(Canvas canvas, TopicSummary summary) =>
        PaperLines.Of(canvas, summary.FurtherReading.Take(MostReading).Select(paper => ("-", paper, (string?)null)), canvas.PageCharacters / 2)
            .Select((line, i) => i == 0 ? new Block("**Further reading**\n" + line.Text, IsApart: true) : line);

    private static IEnumerable<Block> Years(IReadOnlyList<PapersOfYear> years)
    {
        if (years.Count == 0) yield break;
        var early = years.SkipLast(MostYears).ToList();
        var parts = years.TakeLast(MostYears).Select(year => string.Create(CultureInfo.InvariantCulture, $"{year.Year}: {year.PaperCount}")).ToList();
        if (early.Count > 0) parts.Insert(0, string.Create(CultureInfo.InvariantCulture, $"up to {early[^1].Year}: {early.Sum(year => (long)year.PaperCount)}"));
        yield return new Block("**Papers by year**\n" + string.Join(" · ", parts), IsApart: true);
    }
}
