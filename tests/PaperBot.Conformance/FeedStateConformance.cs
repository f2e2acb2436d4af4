using PaperBot.Conversations;
using PaperBot.Feeds;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

/// <summary>What every <see cref="IFeedState"/> promises. An implementation inherits it and says how a store is opened.</summary>
public abstract partial class FeedStateConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>Opens the store called <paramref name="name"/>, empty at first, which is an <see cref="IFeedState"/> too; opened again within one test, it holds what was stored before.</summary>
    protected abstract Task<IBotState> OpenAsync(string name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_never_read_has_no_record()
    {
        await using var store = await OpenAsync("never");
        Assert.Null(await Feeds(store).GetFeedAsync("arxiv", Token));
        Assert.Empty(await Feeds(store).GetFeedsAsync(Token));
    }

    [Fact]
    public async Task How_far_a_source_was_read_comes_back_and_the_last_said_counts()
    {
        var whole = new FeedRecord("hugging-face") { Position = "2026-11-20", NextRun = Noon.AddHours(1), LastRun = Noon, Report = """{"new":3}""" };
        await using (var store = await OpenAsync("records"))
        {
            await Feeds(store).SaveFeedAsync(new FeedRecord("arxiv") { Position = "first", Report = "old" }, Token);
            await Feeds(store).SaveFeedAsync(whole, Token);
            await Feeds(store).SaveFeedAsync(new FeedRecord("arxiv") { Position = "second" }, Token);
        }

        await using var reopened = await OpenAsync("records");
        Assert.Equal(whole, await Feeds(reopened).GetFeedAsync("hugging-face", Token));
        Assert.Equal([new FeedRecord("arxiv") { Position = "second" }, whole], await Feeds(reopened).GetFeedsAsync(Token));
    }

    [Fact]
    public async Task A_source_is_read_by_one_holder_at_a_time()
    {
        await using var store = await OpenAsync("hold");
        var feeds = Feeds(store);
        Assert.True(await feeds.TryHoldFeedAsync("arxiv", "a", Noon, Noon.AddMinutes(5), Token));
        Assert.False(await feeds.TryHoldFeedAsync("arxiv", "b", Noon.AddMinutes(4), Noon.AddMinutes(9), Token));
        Assert.True(await feeds.TryHoldFeedAsync("other", "b", Noon, Noon.AddMinutes(5), Token));
        Assert.True(await feeds.TryHoldFeedAsync("arxiv", "a", Noon.AddMinutes(4), Noon.AddMinutes(9), Token));
        Assert.False(await feeds.TryHoldFeedAsync("arxiv", "b", Noon.AddMinutes(8), Noon.AddMinutes(20), Token));
        Assert.True(await feeds.TryHoldFeedAsync("arxiv", "b", Noon.AddMinutes(9), Noon.AddMinutes(20), Token));
        Assert.Null(await feeds.GetFeedAsync("arxiv", Token));
        Assert.False(await feeds.TryHoldFeedAsync("arxiv", "a", Noon.AddDays(-1).AddMinutes(20), Noon, Token));
        Assert.True(await feeds.TryHoldFeedAsync("arxiv", "a", Noon.AddDays(-1).AddMinutes(19), Noon, Token));
    }

    [Fact]
    public async Task What_is_given_back_another_can_take_at_once()
    {
        await using var store = await OpenAsync("give back");
        var feeds = Feeds(store);
        await feeds.TryHoldFeedAsync("arxiv", "a", Noon, Noon.AddMinutes(5), Token);
        await feeds.TryHoldFeedAsync("arxiv", "b", Noon, Noon, Token);
        Assert.False(await feeds.TryHoldFeedAsync("arxiv", "b", Noon, Noon.AddMinutes(5), Token));
        await feeds.TryHoldFeedAsync("arxiv", "a", Noon, Noon, Token);
        Assert.True(await feeds.TryHoldFeedAsync("arxiv", "b", Noon, Noon.AddMinutes(5), Token));
    }

    [Fact]
    public async Task The_last_votes_of_a_paper_source_and_day_count()
    {
        await using var store = await OpenAsync("votes");
        var feeds = Feeds(store);
        await feeds.SaveVotesAsync([Votes(2, "hf", 0, 5), Votes(1, "hf", 0, 1), Votes(1, "hf", 1, 4), Votes(1, "other", 0, 9)], Token);
        await feeds.SaveVotesAsync([Votes(1, "hf", 0, 2)], Token);
        Assert.Equal([Votes(1, "hf", 0, 2), Votes(1, "hf", 1, 4), Votes(1, "other", 0, 9), Votes(2, "hf", 0, 5)], await feeds.GetVotesAsync(Today, Today.AddDays(1), Token));
        Assert.Equal([Votes(1, "hf", 1, 4)], await feeds.GetVotesAsync(Today.AddDays(1), Today.AddDays(9), Token));
        Assert.Equal([Votes(1, "hf", 1, 4), Votes(1, "other", 0, 9)], await feeds.GetVotesAsync([PaperOf(3), PaperOf(1), PaperOf(1)], Token));
        Assert.Empty(await feeds.GetVotesAsync([], Token));
    }

    [Fact]
    public async Task Old_news_and_votes_are_forgotten_and_that_a_paper_was_news_stays_known()
    {
        await using var store = await OpenAsync("forget");
        var feeds = Feeds(store);
        await feeds.NoteNewsAsync([Note(1, version: 2)], Noon.AddDays(-2), Token);
        var kept = Assert.Single(await feeds.NoteNewsAsync([Note(2)], Noon, Token));
        await feeds.SaveVotesAsync([Votes(1, "hf", -2, 5), Votes(1, "hf", 0, 6)], Token);
        await feeds.ForgetNewsAsync(Noon.AddDays(-1), Token);
        Assert.Equal([kept], await feeds.ReadNewsAsync(0, 10, Token));
        Assert.Equal([Votes(1, "hf", 0, 6)], await feeds.GetVotesAsync(Today.AddDays(-9), Today, Token));
        Assert.Empty(await feeds.NoteNewsAsync([Note(1), Note(1, version: 2), Note(2)], Noon, Token));
        await feeds.ForgetNewsAsync(Noon.AddDays(1), Token);
        Assert.Equal(0, await feeds.GetLastNewsAsync(Noon.AddDays(2), Token));
        var later = Assert.Single(await feeds.NoteNewsAsync([Note(1, version: 3)], Noon, Token));
        Assert.True(later.IsUpdate);
        Assert.True(later.Number > kept.Number);
    }

    [Theory]
    [InlineData("\0 \u202e \ud83d\ude00 'quotes' \"more\" $1 ; DROP TABLE news")]
    [InlineData("")]
    [InlineData("an\nother\r\nline")]
    public async Task Any_text_of_a_source_comes_back_as_it_was(string text)
    {
        await using var store = await OpenAsync($"text {text.Length}");
        var feeds = Feeds(store);
        var record = new FeedRecord(text) { Position = text, Report = text };
        await feeds.SaveFeedAsync(record, Token);
        Assert.True(await feeds.TryHoldFeedAsync(text, text, Noon, Noon.AddMinutes(1), Token));
        await feeds.NoteNewsAsync([new NewsNote(PaperOf(1), text)], Noon, Token);
        await feeds.SaveVotesAsync([new PaperVotes(PaperOf(1), text, Today, 1)], Token);
        Assert.Equal(record, await feeds.GetFeedAsync(text, Token));
        Assert.Equal(text, Assert.Single(await feeds.ReadNewsAsync(0, 10, Token)).Feed);
        Assert.Equal(text, Assert.Single(await feeds.GetVotesAsync([PaperOf(1)], Token)).Feed);
    }

    [Fact]
    public async Task A_text_of_100_kB_is_kept_whole()
    {
        await using var store = await OpenAsync("long");
        var record = new FeedRecord("long") { Position = new string('x', 100_000), Report = string.Concat(Enumerable.Repeat("\"'é\n\\\ud83d\ude00", 25_000)) };
        await Feeds(store).SaveFeedAsync(record, Token);
        Assert.Equal(record, await Feeds(store).GetFeedAsync("long", Token));
    }

    [Fact]
    public async Task A_NUL_in_a_long_text_costs_nothing_but_itself_at_most()
    {
        await using var store = await OpenAsync("long with NUL");
        var record = new FeedRecord("long") { Report = string.Concat(Enumerable.Repeat("\0é\ud83d\ude00", 25_000)) };
        await Feeds(store).SaveFeedAsync(record, Token);
        var kept = (await Feeds(store).GetFeedAsync("long", Token))?.Report;
        Assert.Equal(record.Report.Length, kept?.Length);
        Assert.Equal(record.Report.Replace('\0', '\uFFFD'), kept?.Replace('\0', '\uFFFD'));
    }

    [Fact]
    public async Task Half_a_character_is_no_reason_to_fail()
    {
        await using var store = await OpenAsync("half");
        await Feeds(store).SaveFeedAsync(new FeedRecord("half") { Position = "a\ud83d", Report = "\ude00b" }, Token);
        var kept = await Feeds(store).GetFeedAsync("half", Token);
        Assert.StartsWith("a", kept!.Position, StringComparison.Ordinal);
        Assert.EndsWith("b", kept.Report, StringComparison.Ordinal);
    }

    private static IFeedState Feeds(IBotState store) => Assert.IsAssignableFrom<IFeedState>(store);

    private static PaperId PaperOf(int number) => PaperId.ArXiv($"2611.{number:00000}");

    private static NewsNote Note(int paper, int? version = null, string feed = "arxiv", DateOnly? day = null) => new(PaperOf(paper), feed) { Version = version, Day = day };

    private static PaperVotes Votes(int paper, string feed, int day, int votes) => new(PaperOf(paper), feed, Today.AddDays(day), votes);
}
