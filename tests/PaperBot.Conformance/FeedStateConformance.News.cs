using PaperBot.Feeds;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class FeedStateConformance
{
    [Fact]
    public async Task A_paper_is_news_once_whichever_source_brings_it()
    {
        await using var store = await OpenAsync("once");
        var feeds = Feeds(store);
        var news = await feeds.NoteNewsAsync([Note(1, day: Today), Note(2, version: 1), Note(1)], Noon, Token);
        Assert.Equal([PaperOf(1), PaperOf(2)], news.Select(item => item.Paper));
        Assert.Equal(("arxiv", Noon, Today, null, false), (news[0].Feed, news[0].At, news[0].Day, news[0].Version, news[0].IsUpdate));
        Assert.Empty(await feeds.NoteNewsAsync([Note(1, feed: "hf"), Note(1, version: 1), Note(2, version: 1), Note(2)], Noon.AddDays(1), Token));
        Assert.Equal(news, await feeds.ReadNewsAsync(0, 10, Token));
    }

    [Fact]
    public async Task A_higher_version_is_news_again_as_an_update()
    {
        await using var store = await OpenAsync("versions");
        var feeds = Feeds(store);
        await feeds.NoteNewsAsync([Note(1, version: 1), Note(2)], Noon, Token);
        var updates = await feeds.NoteNewsAsync([Note(1, version: 3, feed: "hf"), Note(1, version: 2), Note(2, version: 2)], Noon.AddDays(1), Token);
        Assert.Equal([(PaperOf(1), 3, "hf", true), (PaperOf(2), 2, "arxiv", true)], updates.Select(item => (item.Paper, item.Version ?? 0, item.Feed, item.IsUpdate)));
        Assert.Empty(await feeds.NoteNewsAsync([Note(1, version: 3), Note(1), Note(2, version: 1)], Noon.AddDays(2), Token));
        Assert.Equal([false, false, true, true], (await feeds.ReadNewsAsync(0, 10, Token)).Select(item => item.IsUpdate));
    }

    [Fact]
    public async Task News_are_read_by_number_whatever_the_clock_says()
    {
        await using (var store = await OpenAsync("numbers"))
        {
            foreach (var n in Enumerable.Range(0, 10)) await Feeds(store).NoteNewsAsync([Note(n)], Noon.AddHours(-n), Token);
        }

        await using var reopened = await OpenAsync("numbers");
        var feeds = Feeds(reopened);
        var all = await feeds.ReadNewsAsync(0, 100, Token);
        Assert.Equal(Enumerable.Range(0, 10).Select(PaperOf), all.Select(item => item.Paper));
        Assert.Equal(all.Select(item => item.Number).Order(), all.Select(item => item.Number));
        Assert.Equal(all.Skip(4).Take(3), await feeds.ReadNewsAsync(all[3].Number, 3, Token));
        Assert.Empty(await feeds.ReadNewsAsync(all[^1].Number, 3, Token));
        Assert.Empty(await feeds.ReadNewsAsync(0, 0, Token));
    }

    [Fact]
    public async Task The_highest_number_up_to_a_time_is_known()
    {
        await using var store = await OpenAsync("last");
        var feeds = Feeds(store);
        Assert.Equal(0, await feeds.GetLastNewsAsync(Noon, Token));
        var first = Assert.Single(await feeds.NoteNewsAsync([Note(1)], Noon, Token));
        var second = Assert.Single(await feeds.NoteNewsAsync([Note(2)], Noon.AddHours(1), Token));
        Assert.Equal(0, await feeds.GetLastNewsAsync(Noon.AddMilliseconds(-1), Token));
        Assert.Equal(first.Number, await feeds.GetLastNewsAsync(Noon, Token));
        Assert.Equal(first.Number, await feeds.GetLastNewsAsync(Noon.AddMinutes(59), Token));
        Assert.Equal(second.Number, await feeds.GetLastNewsAsync(Noon.AddDays(9), Token));
    }

    [Fact]
    public async Task Many_who_note_the_same_papers_make_each_news_once_and_readers_miss_none()
    {
        await using var first = await OpenAsync("many");
        await using var second = await OpenAsync("many");
        var (read, seen, noted) = (0L, new List<NewsItem>(), 0);
        var noting = Task.WhenAll(new[] { first, second, first, second }.Select((store, worker) => Task.Run(
            async () =>
            {
                for (var n = 0; n < 25; n++) Interlocked.Add(ref noted, (await Feeds(store).NoteNewsAsync([.. Enumerable.Range(n * 2, 4 + worker).Select(paper => Note(paper))], Noon, Token)).Count);
            },
            Token)));

        // Whoever reads on from the last number read must not pass over one that becomes visible only later.
        while (true)
        {
            var isLast = noting.IsCompleted;
            var piece = await Feeds(first).ReadNewsAsync(read, 7, Token);
            seen.AddRange(piece);
            if (piece.Count > 0) read = piece[^1].Number;
            else if (isLast) break;
        }

        await noting;
        Assert.Equal(await Feeds(second).ReadNewsAsync(0, 1_000, Token), seen);
        Assert.Equal((55, 55), (noted, seen.Select(item => item.Paper).Distinct().Count()));
    }
}
