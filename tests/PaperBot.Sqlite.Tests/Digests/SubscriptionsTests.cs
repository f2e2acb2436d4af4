using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Feeds;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.Digests;

public sealed class SubscriptionsTests : IAsyncLifetime
{
    private static readonly DigestPlace Channel = new(PlaceKind.Channel, "1/2");
    private readonly TemporaryFolder _folder = new();
    private readonly SimulatedTime _time = new(DateTimeOffset.Parse("2026-11-20T12:00:00Z"));
    private SqliteBotState _state = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Subscriptions Subscriptions => new(
        _state, _state, _ => throw new InvalidOperationException("No paper is looked for."), new DigestOptions { MostPerOwner = 3, MostPerChannel = 2 }, new SimulatedClock(_time));

    public async ValueTask InitializeAsync() => _state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);

    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_subscribes_reads_when_the_first_digest_comes()
    {
        var outcome = await Subscriptions.SubscribeAsync(Wish("graph networks") with { At = "8 am", Zone = "berlin" }, Token);
        Assert.Equal("Papers on “graph networks” will come every day at 08:00 (Europe/Berlin). The first digest comes tomorrow at 08:00.", outcome.Sentence);
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T07:00:00Z"), outcome.Kept!.Progress.NextDue);
        var listed = Assert.Single(await Subscriptions.ListAsync("ada", Token));
        Assert.Equal(("papers on “graph networks”", "every day at 08:00 (Europe/Berlin)", "the next comes tomorrow at 08:00"), (listed.Interest, listed.When, listed.Next));
    }

    [Fact]
    public async Task The_first_digest_covers_one_period()
    {
        await NoteAsync(1, "2026-11-13T08:00:00Z");
        await NoteAsync(2, "2026-11-16T10:00:00Z");
        await NoteAsync(3, "2026-11-20T10:00:00Z");
        Assert.Equal(2, (await Subscriptions.SubscribeAsync(Wish("a1") with { At = "8:00" }, Token)).Kept!.Progress.LastNews);
        Assert.Equal(1, (await Subscriptions.SubscribeAsync(Wish("a2") with { At = "9:00", Rhythm = DigestRhythm.Weekly, Day = "mon" }, Token)).Kept!.Progress.LastNews);
    }

    [Theory]
    [InlineData("", "Say what you want to hear of, for example graph neural networks.")]
    [InlineData("…", "“…” holds no word that papers could be found by; say what you want to hear of, for example graph neural networks.")]
    public async Task A_topic_that_says_nothing_is_refused(string topic, string sentence) => await RefusesAsync(Wish(topic), sentence);

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_what_to_write()
    {
        await RefusesAsync(Wish("x1") with { At = "late" }, "“late” is no time of day; write it like 8:30, 8 am or 20:00.");
        await RefusesAsync(Wish("x1") with { Rhythm = DigestRhythm.Weekly, Day = "someday" }, "“someday” is no day of the week; write it like Monday or Fri.");
        await RefusesAsync(Wish("x1") with { Zone = "Europe/Berln" }, "“Europe/Berln” is no time zone; did you mean Europe/Berlin?");
        await RefusesAsync(Wish(new string('x', 300)), "That is longer than 200 characters; say what you want to hear of, for example graph neural networks in fewer words.");
    }

    [Fact]
    public async Task The_same_wish_again_is_no_second_subscription_and_another_time_moves_it()
    {
        await Subscriptions.SubscribeAsync(Wish("snow"), Token);
        var again = await Subscriptions.SubscribeAsync(Wish("SNOW"), Token);
        Assert.Equal("You have that already: papers on “snow”, every day at 08:00 (UTC); the next comes tomorrow at 08:00.", again.Sentence);
        var moved = await Subscriptions.SubscribeAsync(Wish("snow") with { Rhythm = DigestRhythm.Weekly, Day = "fri", At = "18" }, Token);
        Assert.Equal("You had that already; papers on “snow” now come every Friday at 18:00 (UTC); the next comes today at 18:00.", moved.Sentence);
        Assert.Single(await Subscriptions.ListAsync("ada", Token));
    }

    [Fact]
    public async Task Owners_and_channels_have_limits_and_a_channel_hears_of_a_topic_once()
    {
        await Subscriptions.SubscribeAsync(Wish("snow") with { Place = Channel }, Token);
        Assert.Equal(
            "This channel has that already: papers on “snow”, every day at 08:00 (UTC); the next comes tomorrow at 08:00.",
            (await Subscriptions.SubscribeAsync(Wish("snow") with { Place = Channel, Owner = "bob" }, Token)).Sentence);
        await Subscriptions.SubscribeAsync(Wish("rain") with { Place = Channel }, Token);
        await RefusesAsync(Wish("hail") with { Place = Channel, Owner = "bob" }, "This channel has 2 subscriptions already, which is the most; end one first.");
        await Subscriptions.SubscribeAsync(Wish("hail"), Token);
        await RefusesAsync(Wish("fog"), "You have 3 subscriptions already, which is the most; end one first.");
    }

    [Fact]
    public async Task A_subscription_rests_and_comes_again_with_what_came_meanwhile()
    {
        var id = (await Subscriptions.SubscribeAsync(Wish("snow"), Token)).Kept!.Subscription.Id;
        Assert.Equal("Papers on “snow” rest now. Once resumed, the next digest sums up what came meanwhile.", (await Subscriptions.PauseAsync(id, Token)).Sentence);
        Assert.Null((await _state.GetAsync(id, Token))!.Progress.NextDue);
        Assert.Equal("paused", Assert.Single(await Subscriptions.ListAsync("ada", Token)).Next);
        _time.Pass(TimeSpan.FromDays(30));
        var resumed = await Subscriptions.ResumeAsync(id, Token);
        Assert.Equal("Papers on “snow” come again, every day at 08:00 (UTC); the next comes tomorrow at 08:00 and sums up what came meanwhile.", resumed.Sentence);
        Assert.Equal("Papers on “snow” no longer come.", (await Subscriptions.UnsubscribeAsync(id, Token)).Sentence);
        Assert.Empty(await Subscriptions.ListAsync("ada", Token));
    }

    [Fact]
    public async Task Ids_may_be_shortened_as_long_as_they_are_clear()
    {
        var first = (await Subscriptions.SubscribeAsync(Wish("snow"), Token)).Kept!;
        var listed = Assert.Single(await Subscriptions.ListAsync("ada", Token));
        Assert.Equal(4, listed.ShortId.Length);
        Assert.Equal(first, (await Subscriptions.FindAsync(listed.ShortId.ToUpperInvariant(), "ada", null, Token)).Kept);
        Assert.Equal("There are no subscriptions yet.", (await Subscriptions.FindAsync(listed.ShortId, "bob", null, Token)).Sentence);
        Assert.Equal("There is no subscription “zz9”; the list shows the ids of all.", (await Subscriptions.FindAsync("zz9", "ada", null, Token)).Sentence);
    }

    [Fact]
    public async Task An_address_that_is_not_confirmed_waits_and_its_key_ends_it()
    {
        var place = new DigestPlace(PlaceKind.Email, "ada@example.org");
        var kept = (await Subscriptions.SubscribeAsync(Wish("snow") with { Place = place, IsConfirmed = false }, Token)).Kept!;
        Assert.Null(kept.Progress.NextDue);
        Assert.NotNull(Assert.Single(await Subscriptions.ConfirmAsync("ada", place, Token)).Progress.NextDue);
        Assert.Empty(await Subscriptions.ConfirmAsync("ada", place, Token));
        Assert.True((await Subscriptions.UnsubscribeByKeyAsync(kept.Subscription.Key, Token)).IsDone);
        Assert.Equal("There is no such subscription (any more); nothing comes of it.", (await Subscriptions.UnsubscribeByKeyAsync(kept.Subscription.Key, Token)).Sentence);
    }

    private static SubscriptionWish Wish(string topic) => new("ada", InterestKind.Topic, topic, new DigestPlace(PlaceKind.Direct, "ada"));

    private async Task RefusesAsync(SubscriptionWish wish, string sentence)
    {
        var outcome = await Subscriptions.SubscribeAsync(wish, Token);
        Assert.Equal((false, sentence), (outcome.IsDone, outcome.Sentence));
    }

    private async Task NoteAsync(int number, string at) => await _state.NoteNewsAsync([new NewsNote(SimulatedPapers.Of(number, 1), "feed")], DateTimeOffset.Parse(at), Token);
}
