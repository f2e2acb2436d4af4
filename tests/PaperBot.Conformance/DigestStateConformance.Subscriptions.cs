using NodaTime;
using PaperBot.Digests;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class DigestStateConformance
{
    [Fact]
    public async Task A_subscription_comes_back_as_it_was_chosen()
    {
        var chosen = new KeptSubscription(
            NewSubscription("a") with
            {
                Interest = new Interest(InterestKind.LikePaper, "Attention \"is\" all\0 \ud83d\ude00") { Paper = PaperOf(1) },
                Schedule = new DigestSchedule(DigestRhythm.Weekly, "Pacific/Chatham") { At = new LocalTime(23, 45, 6), Day = IsoDayOfWeek.Sunday },
                Place = new DigestPlace(PlaceKind.Email, "o'neill@example.org"),
                IsQuiet = true,
                IsPaused = true,
                IsConfirmed = false,
                Trouble = "The channel is gone.",
            },
            new SubscriptionProgress(null, 123_456_789_012, "2026-11-20") { LastMade = Noon.AddMilliseconds(1) });
        await using (var store = await OpenAsync("chosen")) await AddAsync(Digests(store), chosen, NewKept("b"));
        await using var reopened = await OpenAsync("chosen");
        Assert.Equal(chosen, await Digests(reopened).GetAsync("a", Token));
        Assert.Equal(chosen, await Digests(reopened).GetByKeyAsync("key of a", Token));
        Assert.Equal(NewKept("b"), await Digests(reopened).GetAsync("b", Token));
        Assert.Null(await Digests(reopened).GetAsync("A", Token));
        Assert.Null(await Digests(reopened).GetByKeyAsync("a", Token));
    }

    [Fact]
    public async Task An_owner_has_so_many_subscriptions_and_no_more()
    {
        await using var store = await OpenAsync("most");
        var digests = Digests(store);
        Assert.True(await digests.TryAddAsync(NewKept("a"), 2, Token));
        Assert.True(await digests.TryAddAsync(NewKept("b"), 2, Token));
        Assert.False(await digests.TryAddAsync(NewKept("c"), 2, Token));
        Assert.True(await digests.TryAddAsync(NewKept("d", "user/2"), 2, Token));
        Assert.False(await digests.TryAddAsync(NewKept("e", "user/3"), 0, Token));
        Assert.Null(await digests.GetAsync("c", Token));
    }

    [Fact]
    public async Task Many_at_once_do_not_get_past_the_most()
    {
        await using var first = await OpenAsync("most at once");
        await using var second = await OpenAsync("most at once");
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => Digests(n % 2 == 0 ? first : second).TryAddAsync(NewKept($"{n}"), 5, Token), Token)));
        Assert.Equal(5, added.Count(isAdded => isAdded));
        Assert.Equal(5, (await Digests(first).GetOfOwnerAsync("user/1", Token)).Count);
    }

    [Fact]
    public async Task An_id_or_key_that_is_taken_is_not_kept_again()
    {
        await using var store = await OpenAsync("taken id");
        await AddAsync(Digests(store), NewKept("a"));
        Assert.False(await Digests(store).TryAddAsync(NewKept("a", "user/2"), 5, Token));
        Assert.False(await Digests(store).TryAddAsync(new KeptSubscription(NewSubscription("b") with { Key = "key of a" }, new SubscriptionProgress(null, 0, null)), 5, Token));
        Assert.Equal(NewKept("a"), await Digests(store).GetAsync("a", Token));
    }

    [Fact]
    public async Task Subscriptions_are_found_by_owner_and_by_place_oldest_first()
    {
        await using var store = await OpenAsync("found");
        var elsewhere = new DigestPlace(PlaceKind.Direct, "user/1");
        await AddAsync(Digests(store), NewKept("c", minute: 1), NewKept("b", place: elsewhere, minute: 3), NewKept("a", minute: 2), NewKept("d", "user/10"), NewKept("e", "user/2", new DigestPlace(PlaceKind.Email, Channel.Address)));
        Assert.Equal(["c", "a", "b"], (await Digests(store).GetOfOwnerAsync("user/1", Token)).Select(kept => kept.Subscription.Id));
        Assert.Equal(["d", "c", "a"], (await Digests(store).GetAtAsync(Channel, Token)).Select(kept => kept.Subscription.Id));
        Assert.Equal(["b"], (await Digests(store).GetAtAsync(elsewhere, Token)).Select(kept => kept.Subscription.Id));
        Assert.Empty(await Digests(store).GetAtAsync(new DigestPlace(PlaceKind.Channel, "guild/1/channel"), Token));
    }

    [Fact]
    public async Task A_change_is_kept_and_one_to_nothing_deletes()
    {
        await using var store = await OpenAsync("change");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "first");
        var elsewhere = new DigestPlace(PlaceKind.Direct, "user/9");
        var changed = await digests.ChangeAsync(
            "a", kept => new KeptSubscription(kept.Subscription with { Owner = "user/9", Place = elsewhere, IsPaused = true, Key = "new" }, kept.Progress with { NextDue = null, LastNews = 99 }), Token);
        Assert.Equal((true, 99), (changed!.Subscription.IsPaused, changed.Progress.LastNews));
        Assert.Equal(changed, await digests.GetAsync("a", Token));
        Assert.Equal(changed, await digests.GetByKeyAsync("new", Token));
        Assert.Equal([changed], await digests.GetOfOwnerAsync("user/9", Token));
        Assert.Equal([changed], await digests.GetAtAsync(elsewhere, Token));
        Assert.Empty(await digests.GetOfOwnerAsync("user/1", Token));
        Assert.Null(await digests.ChangeAsync("a", _ => null, Token));
        Assert.Null(await digests.GetAsync("a", Token));
        Assert.Empty(await digests.GetDeliveriesAsync("a", 10, Token));
        Assert.Empty(await digests.GetShownAsync("a", [PaperOf(0)], Token));
        Assert.Null(await digests.ChangeAsync("a", _ => throw new InvalidOperationException("There is nothing to change."), Token));
    }

    [Fact]
    public async Task A_change_that_fails_changes_nothing()
    {
        await using var store = await OpenAsync("failing change");
        await AddAsync(Digests(store), NewKept("a"));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Digests(store).ChangeAsync("a", _ => throw new TimeZoneNotFoundException(), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Digests(store).ChangeAsync("a", kept => kept with { Subscription = kept.Subscription with { Id = "b" } }, Token));
        Assert.Equal(NewKept("a"), await Digests(store).GetAsync("a", Token));
        Assert.Null(await Digests(store).GetAsync("b", Token));
    }

    [Fact]
    public async Task Changes_at_once_are_all_made()
    {
        await using var first = await OpenAsync("changes");
        await using var second = await OpenAsync("changes");
        await AddAsync(Digests(first), NewKept("a"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(
            () => Digests(n % 2 == 0 ? first : second).ChangeAsync("a", kept => kept with { Progress = kept.Progress with { LastNews = kept.Progress.LastNews + 1 } }, Token), Token)));
        Assert.Equal(27, (await Digests(first).GetAsync("a", Token))!.Progress.LastNews);
    }

    [Fact]
    public async Task All_active_ones_are_read_in_pieces()
    {
        await using var store = await OpenAsync("active");
        var digests = Digests(store);
        foreach (var n in Enumerable.Range(0, 25)) await AddAsync(digests, NewKept($"{n:00}"));
        await digests.ChangeAsync("03", kept => kept with { Subscription = kept.Subscription with { IsPaused = true } }, Token);
        await digests.ChangeAsync("04", kept => kept with { Subscription = kept.Subscription with { IsConfirmed = false } }, Token);
        await digests.ChangeAsync("05", kept => kept with { Subscription = kept.Subscription with { Trouble = "The channel is gone." } }, Token);
        var (read, after) = (new List<string>(), "");
        while (await digests.ReadActiveAsync(after, 7, Token) is { Count: > 0 } piece)
        {
            Assert.InRange(piece.Count, 1, 7);
            read.AddRange(piece.Select(kept => kept.Subscription.Id));
            after = read[^1];
        }

        Assert.Equal(Enumerable.Range(0, 25).Except([3, 4, 5]).Select(n => $"{n:00}"), read);
    }

    [Theory]
    [InlineData("\0 \u202e \ud83d\ude00 'quotes' \"more\" $1 ; DROP TABLE subscription")]
    [InlineData("")]
    [InlineData("an\nother\r\nline")]
    public async Task Any_text_of_a_subscription_comes_back_as_it_was(string text)
    {
        await using var store = await OpenAsync($"text {text.Length}");
        var digests = Digests(store);
        var kept = new KeptSubscription(
            NewSubscription("i" + text, "o" + text, new DigestPlace(PlaceKind.Folder, text)) with { Interest = new Interest(InterestKind.Author, text), Trouble = null, Key = "k" + text },
            new SubscriptionProgress(Noon, 0, text));
        await AddAsync(digests, kept);
        Assert.Equal(kept, await digests.GetByKeyAsync("k" + text, Token));
        Assert.Equal([kept], await digests.GetAtAsync(kept.Subscription.Place, Token));
        Assert.Equal([kept], await digests.TakeDueAsync("h" + text, Noon, Noon.AddMinutes(1), 10, Token));
        var delivery = NewDelivery("i" + text, text, 0, 1) with { Id = "d" + text, Content = text, Message = text };
        Assert.Equal(1, await digests.PrepareAsync("h" + text, [new PreparedDigest("i" + text, kept.Progress, delivery)], Token));
        AssertSame(delivery, await digests.GetDeliveryAsync("d" + text, Token));
        Assert.Equal(1, await store.ForgetUserAsync("o" + text, Token));
    }
}
