using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PaperBot.Papers.Files;
using PaperBot.Papers.Formats;

namespace PaperBot.Feeds;

/// <summary>
/// Reads the Daily Papers API of Hugging Face (huggingface.co/docs/hub/api) day by day: those missed, and the last few again for their votes.
/// </summary>
/// <param name="feed">What is asked for.</param>
/// <param name="client">Asks.</param>
/// <param name="request">How it is asked.</param>
/// <param name="time">The clock.</param>
internal sealed class DailyPapersReader(DailyPapersFeedOptions feed, FeedClient client, FeedRequest request, TimeProvider time) : IFeedReader
{
    private const int PagePapers = 100;
    private const int MostPages = 20;

    /// <summary>A position further back than this is none.</summary>
    private const int MostDays = 1_000;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? position, FeedTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var at = FeedJson.Read(position, FeedJson.Default.DailyPapersPosition);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var again = today.AddDays(-feed.VoteDays);
        // After a clock that was wrong the position lies in the future: nothing has been missed then but what is read again anyway.
        var first = at is null || at.Day < today.AddDays(-MostDays) ? today.AddDays(1 - feed.FirstDays) : at.Day < again ? at.Day : again;
        var pages = (at?.Pages ?? new Dictionary<string, Validators>()).ToDictionary();
        for (var day = first; day <= today; day = day.AddDays(1))
        {
            var listed = await ReadDayAsync(day, isLast: day == today, pages, tally, cancellationToken).ConfigureAwait(false);
            foreach (var old in pages.Keys.Where(name => string.CompareOrdinal(name, Name(again)) < 0).ToList()) pages.Remove(old);
            var next = new DailyPapersPosition { Day = day, Pages = pages };
            yield return listed with { Position = JsonSerializer.Serialize(next, FeedJson.Default.DailyPapersPosition) };
        }
    }

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(DateOnly day, int page) => string.Create(CultureInfo.InvariantCulture, $"{Name(day)}/{page}");

    private async Task<FeedPage> ReadDayAsync(DateOnly day, bool isLast, Dictionary<string, Validators> known, FeedTally tally, CancellationToken cancellationToken)
    {
        var listed = new FeedPage([], [], null);
        for (var number = 0; number < MostPages; number++)
        {
            if (await ReadPageAsync(day, number, isLast, known, tally, cancellationToken).ConfigureAwait(false) is not { } page)
            {
                if (known.ContainsKey(Name(day, number + 1))) continue;
                break;
            }

            var have = listed.Papers.Select(paper => paper.Paper.Id).ToHashSet();
            var added = page.Papers.Where(paper => !have.Contains(paper.Paper.Id)).ToList();
            listed = new FeedPage([.. listed.Papers, .. added], [.. listed.Refused, .. page.Refused], null);

            // Whoever does not know pages gives the same one again.
            if (page.Papers.Count + page.Refused.Count < PagePapers || added.Count == 0) break;
        }

        return listed;
    }

    /// <summary>A page; null when it is the same as last time.</summary>
    private async Task<FeedPage?> ReadPageAsync(DateOnly day, int number, bool isLast, Dictionary<string, Validators> known, FeedTally tally, CancellationToken cancellationToken)
    {
        var name = Name(day, number);
        var separator = feed.Url.Query.Length > 0 ? '&' : '?';
        var asking = request with
        {
            Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"{feed.Url.GetLeftPart(UriPartial.Query)}{separator}date={Name(day)}&limit={PagePapers}&p={number}")),
            Known = known.GetValueOrDefault(name),
            Asked = tally.Asked,
        };

        // A day that has not begun where the server is, is an error there.
        HttpStatusCode[] none = isLast ? [HttpStatusCode.BadRequest, HttpStatusCode.NotFound] : [];
        using var answer = await client.AskAsync(asking, time.GetUtcNow(), cancellationToken, none).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.NotModified) return null;
        if (answer.Status != HttpStatusCode.OK) return new FeedPage([], [], null);
        if (answer.MovedTo is { } moved) tally.Remark($"The feed has moved for good to {moved.GetLeftPart(UriPartial.Path)}: set its Url to that.");
        using var file = TextFile.Open(new MemoryStream(answer.Content));
        if (!file.Beginning.AsSpan().TrimStart().StartsWith("[")) throw FeedTrouble.Unreadable(asking.Address, "a list of daily papers");
        if (answer.Validators is { Any: true } validators) known[name] = validators;
        if (file.Beginning.AsSpan().TrimStart()[1..].TrimStart().StartsWith("]")) return new FeedPage([], [], null);
        var (papers, refused) = FeedPapers.Of(JsonFormat.Read(file.Reader).Select(fields => fields with { Page = Name(day) }), feed.Address, _ => day);
        return new FeedPage(papers, refused, null);
    }
}
