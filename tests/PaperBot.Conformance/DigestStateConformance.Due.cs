using PaperBot.Digests;
using PaperBot.Feeds;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class DigestStateConformance
{
    [Fact]
    public async Task Due_ones_are_taken_longest_due_first_and_others_are_not()
    {
        await using var store = await OpenAsync("due");
        var digests = Digests(store);
        await AddAsync(
            digests, NewKept("later", due: Noon.AddMilliseconds(1)), NewKept("now"), NewKept("before", due: Noon.AddDays(-1)), NewKept("long before", due: Noon.AddDays(-9)),
            NewKept("paused") with { Subscription = NewSubscription("paused") with { IsPaused = true } }, NewKept("never") with { Progress = new SubscriptionProgress(null, 0, null) });
        Assert.Equal(["long before", "before"], await TakeDueAsync(digests, "a", limit: 2));
        Assert.Equal(["now"], await TakeDueAsync(digests, "a", limit: 2));
        Assert.Empty(await TakeDueAsync(digests, "a"));
        Assert.Equal(["later"], await TakeDueAsync(digests, "a", minute: 1));
        Assert.Empty(await TakeDueAsync(digests, "a", minute: 4, limit: 0));
    }

    [Fact]
    public async Task What_is_taken_nobody_takes_until_its_time_is_over()
    {
        await using var store = await OpenAsync("leases");
        var digests = Digests(store);
        await AddAsync(digests, NewKept("a"));
        Assert.Equal(["a"], await TakeDueAsync(digests, "first"));
        foreach (var holder in new[] { "first", "second" }) Assert.Empty(await TakeDueAsync(digests, holder, minute: 4));
        Assert.Equal(["a"], await TakeDueAsync(digests, "second", minute: 5));
        Assert.Equal(0, await digests.PrepareAsync("first", [NewPrepared("a")], Token));
        Assert.Equal(NewKept("a"), await digests.GetAsync("a", Token));
        Assert.Empty(await digests.GetDeliveriesAsync("a", 10, Token));
        Assert.Equal(1, await digests.PrepareAsync("second", [NewPrepared("a")], Token));
    }

    [Fact]
    public async Task What_was_prepared_keeps_progress_and_delivery_and_is_given_back()
    {
        await using (var store = await OpenAsync("prepared"))
        {
            await AddAsync(Digests(store), NewKept("a"), NewKept("b"), NewKept("c"));
            await TakeDueAsync(Digests(store), "me");
            var nothing = new PreparedDigest("b", new SubscriptionProgress(Noon, 8, "2026-11-21"), null);
            Assert.Equal(2, await Digests(store).PrepareAsync("me", [NewPrepared("a", papers: [3, 1, 2]), nothing], Token));
        }

        await using var reopened = await OpenAsync("prepared");
        var digests = Digests(reopened);
        Assert.Equal(NewPrepared("a").Progress, (await digests.GetAsync("a", Token))!.Progress);
        AssertSame(NewDelivery("a", papers: [3, 1, 2]), Assert.Single(await digests.GetDeliveriesAsync("a", 10, Token)));
        Assert.Empty(await digests.GetDeliveriesAsync("b", 10, Token));
        Assert.Equal(["b"], await TakeDueAsync(digests, "other", minute: 1));
        Assert.Equal(0, await digests.PrepareAsync("me", [NewPrepared("a", "again")], Token));
    }

    [Fact]
    public async Task Preparing_late_counts_as_long_as_nobody_else_took_it()
    {
        await using var store = await OpenAsync("late");
        await AddAsync(Digests(store), NewKept("a"));
        await TakeDueAsync(Digests(store), "me");
        Assert.Equal(1, await Digests(store).PrepareAsync("me", [NewPrepared("a", minute: 60)], Token));
    }

    [Fact]
    public async Task An_occurrence_is_delivered_once_however_often_it_is_prepared()
    {
        await using var store = await OpenAsync("occurrence");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "2026-11-21");
        await digests.ChangeAsync("a", kept => kept with { Progress = kept.Progress with { NextDue = Noon } }, Token);
        Assert.Equal(["a"], await TakeDueAsync(digests, "me"));
        var again = NewPrepared("a", "2026-11-21", 9, 8);
        Assert.Equal(1, await digests.PrepareAsync("me", [again with { Delivery = again.Delivery! with { Id = "another", Content = "another" } }], Token));
        AssertSame(NewDelivery("a", papers: [0, 1]), Assert.Single(await digests.GetDeliveriesAsync("a", 10, Token)));
        Assert.Empty(await digests.GetShownAsync("a", [PaperOf(8)], Token));
        Assert.Equal(again.Progress, (await digests.GetAsync("a", Token))!.Progress);
    }

    [Fact]
    public async Task What_was_deleted_paused_or_changed_meanwhile_is_left_alone()
    {
        await using var store = await OpenAsync("meanwhile");
        var digests = Digests(store);
        await AddAsync(digests, NewKept("deleted"), NewKept("paused"), NewKept("changed"), NewKept("same"));
        await TakeDueAsync(digests, "me");
        await digests.ChangeAsync("deleted", _ => null, Token);
        await digests.ChangeAsync("paused", kept => kept with { Subscription = kept.Subscription with { IsPaused = true } }, Token);
        await digests.ChangeAsync("changed", kept => kept with { Subscription = kept.Subscription with { Interest = new Interest(InterestKind.Author, "Knuth") } }, Token);
        Assert.Equal(1, await digests.PrepareAsync("me", [NewPrepared("deleted"), NewPrepared("paused"), NewPrepared("changed"), NewPrepared("same"), NewPrepared("unknown")], Token));
        foreach (var id in new[] { "deleted", "paused", "changed" }) Assert.Empty(await digests.GetDeliveriesAsync(id, 10, Token));
        Assert.Equal(7, (await digests.GetAsync("changed", Token))!.Progress.LastNews);
        Assert.Equal(["changed"], await TakeDueAsync(digests, "other", minute: 1));
    }

    [Fact]
    public async Task Preparing_is_for_all_or_none()
    {
        await using var store = await OpenAsync("all or none");
        var digests = Digests(store);
        await AddAsync(digests, NewKept("a"), NewKept("b"));
        await TakeDueAsync(digests, "me");
        await Assert.ThrowsAsync<ArgumentException>(() => digests.PrepareAsync("me", [NewPrepared("a"), NewPrepared("b") with { Delivery = NewDelivery("a", "another") }], Token));
        Assert.Equal(NewKept("a"), await digests.GetAsync("a", Token));
        Assert.Empty(await digests.GetDeliveriesAsync("a", 10, Token));
        Assert.Equal(2, await digests.PrepareAsync("me", [NewPrepared("a"), NewPrepared("b")], Token));
    }

    [Fact]
    public async Task Many_takers_share_the_due_ones_and_each_is_taken_once()
    {
        await using var first = await OpenAsync("takers");
        await using var second = await OpenAsync("takers");
        foreach (var n in Enumerable.Range(0, 60)) await AddAsync(Digests(first), NewKept($"{n:00}", $"user/{n}"));
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                var (mine, digests) = (new List<string>(), Digests(worker % 2 == 0 ? first : second));
                while (await TakeDueAsync(digests, $"holder {worker}", limit: 3) is { Length: > 0 } some)
                {
                    Assert.Equal(some.Length, await digests.PrepareAsync($"holder {worker}", [.. some.Select(id => NewPrepared(id, papers: [1]))], Token));
                    mine.AddRange(some);
                }

                return mine;
            },
            Token)));
        Assert.Equal(Enumerable.Range(0, 60).Select(n => $"{n:00}"), taken.SelectMany(mine => mine).Order());
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => TakeDeliveriesAsync(Digests(worker % 2 == 0 ? first : second), $"holder {worker}", limit: 20), Token)));
        Assert.Equal(deliveries.Sum(some => some.Count), deliveries.SelectMany(some => some).DistinctBy(delivery => delivery.Id).Count());
        var left = await TakeDeliveriesAsync(Digests(first), "last");
        Assert.Equal(60, left.Count + deliveries.Sum(some => some.Count));
    }

    [Fact]
    public async Task News_that_an_active_subscription_has_not_looked_at_stay_whatever_the_clock_says()
    {
        await using var store = await OpenAsync("unseen news");
        var (digests, feeds) = (Digests(store), Assert.IsAssignableFrom<IFeedState>(store));
        var news = await feeds.NoteNewsAsync([.. Enumerable.Range(1, 4).Select(number => new NewsNote(PaperOf(number), "feed"))], Noon, Token);
        await AddAsync(digests, After("ahead", news[2]), After("behind", news[1]), After("paused", news[0]));
        await digests.ChangeAsync("paused", kept => kept with { Subscription = kept.Subscription with { IsPaused = true } }, Token);
        await feeds.ForgetNewsAsync(Noon.AddYears(5), Token);
        Assert.Equal(news.Skip(2), await feeds.ReadNewsAsync(0, 10, Token));

        static KeptSubscription After(string id, NewsItem last) => NewKept(id) with { Progress = new SubscriptionProgress(Noon, last.Number, null) };
    }
}
