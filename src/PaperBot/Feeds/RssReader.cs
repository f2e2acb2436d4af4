using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PaperBot.Papers;
using PaperBot.Papers.Files;
using PaperBot.Papers.Formats;

namespace PaperBot.Feeds;

/// <summary>Reads an RSS or Atom feed when it is another than last time.</summary>
/// <param name="feed">The feed.</param>
/// <param name="client">Asks.</param>
/// <param name="request">How it is asked.</param>
/// <param name="time">The clock.</param>
internal sealed class RssReader(RssFeedOptions feed, FeedClient client, FeedRequest request, TimeProvider time) : IFeedReader
{
    private const int PagePapers = 500;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? position, FeedTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The address itself may hold a key.
        var name = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(feed.Url.AbsoluteUri)))[..16];
        var known = FeedJson.Read(position, FeedJson.Default.RssPosition) is { } at && at.Url == name ? at : new RssPosition(name);
        using var answer = await client.AskAsync(request with { Address = feed.Url, Known = known.Validators, Asked = tally.Asked }, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (answer.MovedTo is { } moved) tally.Remark($"The feed has moved for good to {moved.GetLeftPart(UriPartial.Path)}: set its Url to that.");
        if (answer.Status == HttpStatusCode.NotModified) yield break;
        var content = Convert.ToHexStringLower(SHA256.HashData(answer.Content));
        if (content == known.Content) yield break;
        var next = JsonSerializer.Serialize(new RssPosition(name) { Content = content, Validators = answer.Validators is { Any: true } validators ? validators : null }, FeedJson.Default.RssPosition);

        // Only with the last page is the answer known.
        FeedPage? last = null;
        foreach (var page in Records(answer.Content).Chunk(PagePapers))
        {
            if (last is not null) yield return last;
            var (papers, refused) = FeedPapers.Of(page, feed.Address, fields => PaperDate.Parse(fields.Updated).Day);
            last = new FeedPage(papers, refused, position);
        }

        yield return (last ?? new FeedPage([], [], null)) with { Position = next };
    }

    /// <summary>The records; a feed without any is a calm one.</summary>
    private IEnumerable<PaperFields> Records(byte[] content)
    {
        using var file = TextFile.Open(new MemoryStream(content));
        if (FormatDetector.Detect(file.Beginning, "").Format is not (PaperFormat.Rss or PaperFormat.Atom)) throw FeedTrouble.Unreadable(feed.Url, "an RSS or Atom feed");
        foreach (var fields in RssFormat.Read(file.Reader))
            if (fields.Cause != RssFormat.Empty) yield return fields;
    }
}
