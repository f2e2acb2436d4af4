using System.Globalization;
using System.Text.Json;

namespace PaperBot.FeedServer;

/// <summary>Papers in the shape in which the Daily Papers API answers.</summary>
internal static class DailyPapersJson
{
    public static string List(DateOnly day, IEnumerable<(MadeUpPaper Paper, int Votes)> papers) => JsonSerializer.Serialize(papers.Select(listed => new
    {
        paper = new
        {
            id = listed.Paper.Id,
            authors = listed.Paper.Authors.Select((name, place) => new { _id = $"6920{place:00000000}", name, hidden = false }),
            publishedAt = Moment(listed.Paper.Submitted),
            submittedOnDailyAt = Moment(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)),
            title = listed.Paper.Title,
            summary = listed.Paper.Abstract,
            upvotes = listed.Votes,
            discussionId = "692000000000000000000001",
            ai_keywords = new[] { "workshop", "tools" },
        },
        publishedAt = Moment(listed.Paper.Submitted),
        title = listed.Paper.Title,
        summary = listed.Paper.Abstract,
        numComments = 2,
        submittedBy = new { fullname = "Cy Dee", name = "cydee", type = "user" },
        isAuthorParticipating = false,
    }));

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
