using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Text;

namespace PaperBot.Trends;

/// <summary>
/// Question → what is trending: by the votes that sources counted, by what people of a place did, and topics whose share of the new papers rose; or how one topic moved.
/// Works without votes and doings, by the days of the library's papers. What is read depends on the window, not on how large the library is.
/// </summary>
/// <param name="index">The papers.</param>
/// <param name="feeds">News and votes; null where none are kept.</param>
/// <param name="activity">What people did; null where that is not kept.</param>
/// <param name="time">The clock, for today's date in UTC.</param>
public sealed class Trending(IPaperIndex index, IFeedState? feeds, ITrendState? activity, TimeProvider time)
{
    /// <summary>New papers that are read for topics on the rise, the newest.</summary>
    internal const int MostNew = 2_000;

    /// <summary>Papers before them that they are compared with.</summary>
    internal const int MostBefore = 4_000;

    private const int MostTopics = 5;
    private const int MostListed = 50;
    private const int LongestTopic = 200;

    /// <summary>What <paramref name="question"/> asks for; an empty library or window is told in <see cref="TrendReport.Nothing"/>.</summary>
    /// <exception cref="PaperIndexException">The library cannot be read.</exception>
    public async Task<TrendReport> FindAsync(TrendQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var span = TrendSpan.Ending(question.Day ?? today, (int)question.Window);
        var papers = await PaperCensus.CountAsync(index, cancellationToken).ConfigureAwait(false);
        if (papers == 0) return new TrendReport(question.Window, span) { Nothing = TrendSentences.EmptyLibrary };
        var asked = question with { Limit = Math.Clamp(question.Limit, 1, MostListed), Topic = Shorten(CleanText.From(question.Topic)) };
        return asked.Topic is { Length: > 0 } topic
            ? await FollowAsync(asked, topic, span, cancellationToken).ConfigureAwait(false)
            : await OverviewAsync(asked, span, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TrendReport> FollowAsync(TrendQuestion question, string topic, TrendSpan span, CancellationToken cancellationToken)
    {
        if (NamedTopic.Of(topic) is not { } match) return new TrendReport(question.Window, span) { Nothing = TrendSentences.NoTopic(topic) };
        var remark = (string?)null;
        if (question.Day is null && await LatestAsync(span, cancellationToken).ConfigureAwait(false) is { } latest)
            (remark, span) = (TrendSentences.Earlier(span, latest), latest);
        var votes = new FeedVotes(index, feeds);
        var course = await new TopicCourse(index, votes).FollowAsync(topic, match, question.Window, span.To, question.Limit, cancellationToken).ConfigureAwait(false);
        var report = new TrendReport(question.Window, span) { Remark = remark, Failure = votes.Failure };
        if (course is null) return report with { Nothing = await WhyNothingAsync(span, cancellationToken).ConfigureAwait(false), Remark = null };
        if (course.Papers == 0) return report with { Nothing = TrendSentences.NotMentioned(course) };
        return report with { Topic = course, NewPapers = course.Points[^1].Of, Basis = [TrendSentences.CourseBasis(course)] };
    }

    private async Task<TrendReport> OverviewAsync(TrendQuestion question, TrendSpan span, CancellationToken cancellationToken)
    {
        var report = await LookAsync(question, span, cancellationToken).ConfigureAwait(false);
        if (report.Nothing is null) return report;
        if (question.Day is null && await LatestAsync(span, cancellationToken).ConfigureAwait(false) is { } latest)
            return await LookAsync(question, latest, cancellationToken).ConfigureAwait(false) with { Remark = TrendSentences.Earlier(span, latest) };
        return report with { Nothing = await WhyNothingAsync(span, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<TrendReport> LookAsync(TrendQuestion question, TrendSpan span, CancellationToken cancellationToken)
    {
        var published = await index.ListAsync(TopicCourse.Of(span), PaperOrder.Newest, MostNew, cancellationToken).ConfigureAwait(false);
        var votes = new FeedVotes(index, feeds);
        var voted = await votes.RankAsync(span, published.First, question.Limit, cancellationToken).ConfigureAwait(false);
        var doings = new PlaceActivity(index, activity);
        var active = await doings.RankAsync(question.Place, span, question.Limit, cancellationToken).ConfigureAwait(false);
        var report = new TrendReport(question.Window, span)
        {
            NewPapers = published.Passing, Voted = voted, Active = active, Failure = votes.Failure ?? doings.Failure, Newest = voted.Count > 0 ? [] : [.. published.First.Take(question.Limit)],
        };
        if (published.Passing + voted.Count + active.Count == 0) return report with { Nothing = TrendSentences.NothingIn(span) };
        return await WithTopicsAsync(report, published.First, votes, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TrendReport> WithTopicsAsync(TrendReport report, IReadOnlyList<Paper> published, FeedVotes votes, CancellationToken cancellationToken)
    {
        var before = report.Span.Before(DaysBefore(report.Window));
        var earlier = before is { } days && published.Count > 0
            ? (await index.ListAsync(TopicCourse.Of(days), PaperOrder.Newest, MostBefore, cancellationToken).ConfigureAwait(false)).First
            : [];
        var known = await votes.OfAsync(published, cancellationToken).ConfigureAwait(false);
        Paper[] ranked = [.. published.OrderByDescending(paper => known.GetValueOrDefault(paper.Id))];
        var rising = await Task.Run(() => RisingTopics.Of(ranked, earlier, MostTopics), cancellationToken).ConfigureAwait(false);
        var topic = rising.Count == 0 || NamedTopic.Of(rising[0].Name) is not { } match
            ? null
            : await new TopicCourse(index, votes).FollowAsync(rising[0].Name, match, report.Window, report.Span.To, rising[0].Best.Count, cancellationToken).ConfigureAwait(false);
        var withTopics = report with { Rising = rising, Topic = topic, Failure = report.Failure ?? votes.Failure };
        return withTopics with { Basis = TrendSentences.Basis(withTopics, published.Count, earlier.Count, before) };
    }

    /// <summary>How many days before the window its topics are compared with: whole weeks for a day, so that weekends weigh as they should.</summary>
    private static int DaysBefore(TrendWindow window) => window switch { TrendWindow.Day => 28, TrendWindow.Week => 42, _ => 90 };

    /// <summary>A window as long that ends on the last day before with a paper; null when <paramref name="span"/> has papers itself, or nothing before has a day.</summary>
    private async Task<TrendSpan?> LatestAsync(TrendSpan span, CancellationToken cancellationToken)
    {
        var newest = await index.ListAsync(new PaperFilter { DayTo = span.To }, PaperOrder.Newest, 1, cancellationToken).ConfigureAwait(false);
        return newest.First is [{ Published: { } day }] && day < span.From ? TrendSpan.Ending(day, span.Days) : null;
    }

    private async Task<string> WhyNothingAsync(TrendSpan span, CancellationToken cancellationToken)
    {
        if (await LatestAsync(span, cancellationToken).ConfigureAwait(false) is { } latest) return TrendSentences.NothingIn(span, latest.To);
        var dated = await index.ListAsync(new PaperFilter { DayFrom = DateOnly.MinValue }, PaperOrder.Oldest, 1, cancellationToken).ConfigureAwait(false);
        return dated.First is [{ Published: { } first }] ? TrendSentences.NothingBefore(span, first) : TrendSentences.NoDays;
    }

    private static string Shorten(string topic)
    {
        if (topic.Length <= LongestTopic) return topic;
        var end = topic.LastIndexOf(' ', LongestTopic) is > LongestTopic / 2 and var space ? space : LongestTopic;
        return topic[..(char.IsHighSurrogate(topic[end - 1]) ? end - 1 : end)];
    }
}
