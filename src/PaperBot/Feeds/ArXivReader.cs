using System.Net;
using System.Runtime.CompilerServices;
using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>
/// Reads arXiv's API (info.arxiv.org/help/api/user-manual) from the newest paper down to what is known, at the pace of all who ask arXiv in this process. What came
/// while it was read stands above where it began, and is found by the next run.
/// </summary>
/// <param name="feed">What is asked for.</param>
/// <param name="arXiv">Asks arXiv.</param>
/// <param name="time">The clock.</param>
internal sealed class ArXivReader(ArXivFeedOptions feed, ArXivFeed arXiv, TimeProvider time) : IFeedReader
{
    /// <summary>arXiv gives no page beyond this many papers.</summary>
    private const int LastPaper = 30_000;
    private const int MostEmptyPages = 5;
    private const int MostBytesOfPaper = 100 * 1024;

    /// <summary>How far arXiv's clock may be ahead of this one.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    private static readonly TimeSpan WaitAfterEmptyPage = TimeSpan.FromSeconds(3);

    private readonly string _query = feed.Query;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? position, FeedTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = FeedJson.Read(position, FeedJson.Default.ArXivPosition);
        var at = kept?.Query == _query ? kept : new ArXivPosition { Query = _query };
        var (isResumed, isFromBefore) = (at.Under is not null, at.Under is not null);
        var start = at.Under?.Next ?? 0;
        while (true)
        {
            var size = at.Known is null ? Math.Min(feed.PageSize, feed.FirstPapers) : feed.PageSize;
            var (page, validators) = await AskAsync(at, start, size, tally, cancellationToken).ConfigureAwait(false);
            if (page is null) yield break;
            if (isResumed && start > 0 && !(page.Entries.Count > 0 && page.Entries[0].At >= at.Under!.Reached))
            {
                // The list has become shorter: what comes next stands further up.
                start = Math.Max(0, start - size);
                continue;
            }

            isResumed = false;
            var (next, fresh) = Step(at, page, start, validators);
            var (papers, refused) = FeedPapers.Of(fresh.Select(entry => entry.Fields), feed.Address, fields => PaperDate.Parse(fields.Updated).Day);
            yield return new FeedPage(papers, refused, System.Text.Json.JsonSerializer.Serialize(next, FeedJson.Default.ArXivPosition));
            if (next.Under is null && !isFromBefore) yield break;

            // What was left over from before is done; what has come since stands on top.
            (at, start, isFromBefore) = (next, next.Under?.Next ?? 0, isFromBefore && next.Under is not null);
        }
    }

    /// <summary>What of a page is to be taken, and the position behind it.</summary>
    private (ArXivPosition Next, List<ArXivListPage.Entry> Fresh) Step(ArXivPosition at, ArXivListPage page, int start, Validators? validators)
    {
        var floor = at.Known is { } known ? Before(known.At) : (DateTimeOffset?)null;
        var read = at.Under?.Read ?? 0;
        var fresh = page.Entries.Where(entry => !(entry.At < floor) && !IsKnown(at.Known, entry)).ToList();
        if (at.Known is null) fresh = [.. fresh.Take(feed.FirstPapers - read)];
        var top = at.Under?.Top ?? Top(page, time.GetUtcNow() + MostAhead) ?? at.Known ?? new ArXivPosition.Mark(DateTimeOffset.MinValue, []);
        var next = start + page.Entries.Count;
        var isDone = page.Entries.Count == 0 || next >= page.Total || next >= LastPaper || page.Entries.Any(entry => entry.At < floor) || (at.Known is null && read + fresh.Count >= feed.FirstPapers);
        var begun = at with { Validators = at.Under is null ? validators : at.Validators };
        return isDone
            ? (begun with { Known = top.Papers.Count > 0 && (at.Known is null || top.At >= at.Known.At) ? top : at.Known, Under = null }, fresh)
            : (begun with { Under = new ArXivPosition.Descent(top, next, page.Entries.Min(entry => entry.At) ?? top.At, read + fresh.Count) }, fresh);
    }

    private static bool IsKnown(ArXivPosition.Mark? known, ArXivListPage.Entry entry) => known is not null && entry.At == known.At && known.Papers.Contains(entry.Name);

    private DateTimeOffset Before(DateTimeOffset moment) => moment - DateTimeOffset.MinValue > feed.Overlap ? moment - feed.Overlap : DateTimeOffset.MinValue;

    /// <summary>The newest of a page: what claims to come from the future would stand above all that will ever come, and is no mark.</summary>
    private static ArXivPosition.Mark? Top(ArXivListPage page, DateTimeOffset latest)
    {
        var newest = page.Entries.Where(entry => entry.At <= latest).Max(entry => entry.At);
        return newest is null ? null : new ArXivPosition.Mark(newest.Value, [.. page.Entries.Where(entry => entry.At == newest).Select(entry => entry.Name)]);
    }

    /// <summary>
    /// A page; null when arXiv says that nothing changed. Its API now and then answers with an empty page where there are papers, and with a total of nothing: neither
    /// is believed at once, and never where papers are known to be.
    /// </summary>
    private async Task<(ArXivListPage? Page, Validators? Validators)> AskAsync(ArXivPosition at, int start, int size, FeedTally tally, CancellationToken cancellationToken)
    {
        var request = new FeedRequest(arXiv.Options.AddressOf($"{_query}&start={start}&max_results={size}"), new FeedHosts(arXiv.Options.BaseUrl, []))
        {
            Timeout = arXiv.Options.Timeout,
            MostBytes = Math.Max(5 * 1024 * 1024, size * MostBytesOfPaper),
            Known = start == 0 && at.Under is null && at.Known is not null ? at.Validators : null,
            Asked = tally.Asked,
        };
        for (var empty = 1; ; empty++)
        {
            using var answer = await arXiv.Client.AskAsync(request, time.GetUtcNow(), cancellationToken, HttpStatusCode.BadRequest).ConfigureAwait(false);
            if (answer.Status == HttpStatusCode.NotModified) return (null, null);
            var page = ArXivAnswer.IsFeed(answer.Content) ? ArXivListPage.Read(answer.Content, feed.OnlySubmitted) : null;
            if (page?.Error is { } error) throw new FeedException($"{error.TrimEnd('.')}. Correct the feed's categories, search or ids.");
            if (page is not null && !IsGlitch(page, at, start, empty)) return (page, answer.Validators.Any ? answer.Validators : null);
            if (empty == MostEmptyPages)
                throw page is null ? FeedTrouble.Unreadable(request.Address, "a feed") : new FeedException("arXiv answers with empty pages where there are papers. What was read is kept; it goes on from there at the next run.");
            await Task.Delay(WaitAfterEmptyPage * empty, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsGlitch(ArXivListPage page, ArXivPosition at, int start, int times)
    {
        if (page.Entries.Count > 0) return false;
        if (page.Total is > 0) return page.Total > start;
        return start > 0 || at.Known is not null || times < 2;
    }
}
