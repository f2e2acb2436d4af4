using PaperBot.Indexing;

namespace PaperBot.Feeds;

/// <summary>Counts what a run of a feed does.</summary>
internal sealed class FeedTally
{
    private readonly List<string> _causes = [];
    private readonly List<string> _remarks = [];
    private int _read;
    private int _added;
    private int _updated;
    private int _unchanged;
    private int _refused;
    private int _news;
    private int _versions;
    private int _votes;
    private int _requests;

    /// <summary>Pages stored so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Papers stored so far.</summary>
    public int Read => _read;

    /// <summary>A request was sent.</summary>
    public void Asked() => Interlocked.Increment(ref _requests);

    /// <summary>Something that whoever runs the bot should know; said twice, it is told once.</summary>
    public void Remark(string sentence)
    {
        if (!_remarks.Contains(sentence) && _remarks.Count < FeedReport.MostCauses) _remarks.Add(sentence);
    }

    /// <summary>Papers were stored.</summary>
    public void Add(IngestReport report)
    {
        _read += report.Read;
        _added += report.New;
        _updated += report.Updated;
        _unchanged += report.Unchanged;
        _refused += report.RefusedCount;
        foreach (var refused in report.Refused.Take(FeedReport.MostCauses - _causes.Count)) _causes.Add(refused.Line > 0 ? $"{refused.File}, line {refused.Line}: {refused.Cause}" : $"{refused.File}: {refused.Cause}");
        if (report.WhyNotEmbedded is { } why) Remark($"{why} The papers are stored and found by their words; the next run embeds them.");
    }

    /// <summary>Papers are news.</summary>
    public void Add(IReadOnlyList<NewsItem> news)
    {
        _versions += news.Count(item => item.IsUpdate);
        _news += news.Count(item => !item.IsUpdate);
    }

    /// <summary>A page is done.</summary>
    public void AddPage(int votes)
    {
        Pages++;
        _votes += votes;
    }

    /// <summary>All in numbers.</summary>
    public FeedReport ToReport(string feed, DateTimeOffset started, TimeSpan elapsed) => new(feed, started)
    {
        Elapsed = elapsed, Read = _read, New = _added, Updated = _updated, Unchanged = _unchanged, Refused = _refused, Causes = _causes,
        News = _news, NewVersions = _versions, Votes = _votes, Pages = Pages, Requests = _requests, Remarks = _remarks,
    };
}
