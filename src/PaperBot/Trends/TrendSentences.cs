using System.Globalization;
using PaperBot.Text;

namespace PaperBot.Trends;

/// <summary>What is said of trends, in calm sentences.</summary>
internal static class TrendSentences
{
    /// <summary>There is nothing at all.</summary>
    public const string EmptyLibrary = "The library is empty; add papers with paperbot ingest, or let a source bring them (paperbot feeds), then ask again.";

    /// <summary>Papers, but no days.</summary>
    public const string NoDays =
        "The papers here carry no day, so nothing can be said of a day, a week or a month; ask how a topic moved over the years, or let a source bring new papers (paperbot feeds).";

    /// <summary>A topic of which no word says anything.</summary>
    public static string NoTopic(string topic) => $"“{topic}” names no topic that papers could be counted by; name one, such as diffusion models.";

    /// <summary>An empty window.</summary>
    public static string NothingIn(TrendSpan span) => $"No paper here is dated {span}.";

    /// <summary>The same, with the last day before that has papers.</summary>
    public static string NothingIn(TrendSpan span, DateOnly newest) => $"No paper here is dated {span}; the newest before is of {DayWording.Of(newest)}: ask for that day, or let a source bring new papers.";

    /// <summary>The same, where all papers are later.</summary>
    public static string NothingBefore(TrendSpan span, DateOnly first) => $"No paper here is dated {span} or earlier; the first is of {DayWording.Of(first)}: ask for a later day.";

    /// <summary>That another window is shown than today's.</summary>
    public static string Earlier(TrendSpan asked, TrendSpan shown) => shown.Days == 1
        ? $"Nothing here is dated {asked}; this is {shown}, the last day with papers."
        : $"Nothing here is dated {asked}; these are the {Number(shown.Days)} days to {DayWording.Of(shown.To)}, the last with papers.";

    /// <summary>That no paper of the time mentions the topic.</summary>
    public static string NotMentioned(TopicTrend course) =>
        $"None of the {Number(course.Points.Sum(point => (long)point.Of))} papers of {Time(course)} mentions “{course.Topic}”; try other words, or a longer window.";

    /// <summary>What a topic's course is counted from.</summary>
    public static string CourseBasis(TopicTrend course) =>
        $"Counted by {(course.Period == TrendPeriod.Year ? "year" : "day")} of publication: papers that mention the topic in title or abstract, of all papers here from {Time(course)}."
        + (course.IsCut ? " Of one period more papers fit than are counted." : "");

    /// <summary>What the lists of <paramref name="report"/> rest on.</summary>
    public static IReadOnlyList<string> Basis(TrendReport report, int read, int earlier, TrendSpan? before)
    {
        var basis = new List<string>();
        if (report.Voted.Count > 0) basis.Add(VotesBasis(report));
        else if (report.Newest.Count > 0) basis.Add(report.Failure is null ? "No source counted votes for these days, so the newest papers stand first." : "Votes cannot be read right now, so the newest papers stand first.");
        if (report.NewPapers > 0) basis.Add(TopicsBasis(report, read, earlier, before));
        return basis;
    }

    private static string VotesBasis(TrendReport report)
    {
        var gained = report.Voted.Any(paper => paper.IsGain);
        var whole = report.Voted.Any(paper => !paper.IsGain);
        return gained && whole ? "Votes: all that papers new in these days have, and what earlier papers gained in them."
            : gained ? "Votes: what papers gained in these days."
            : "Votes: all that the papers new in these days have.";
    }

    private static string TopicsBasis(TrendReport report, int read, int earlier, TrendSpan? before)
    {
        if (earlier < RisingTopics.FewestBefore || before is not { } days)
            return $"Topics on the rise need at least {RisingTopics.FewestBefore} papers of the weeks before to compare with; there {(earlier == 1 ? "is" : "are")} {Number(earlier)}.";
        var papers = $"{Count(read, "new paper")}{(read < report.NewPapers ? $" (of {Number(report.NewPapers)}, the newest)" : "")}";
        return report.Rising.Count > 0
            ? $"Topics: phrases in {papers} that are clearly more frequent than in {Number(earlier)} of {days}."
            : $"No topic in {papers} is clearly more frequent than in {Number(earlier)} of {days}.";
    }

    private static string Time(TopicTrend course)
    {
        var (first, last) = (course.Points[0].Span, course.Points[^1].Span);
        return course.Period == TrendPeriod.Year ? $"{first.From.Year} to {last.To.Year}" : new TrendSpan(first.From, last.To).ToString();
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
