using PaperBot.Digests;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class DigestStateConformance
{
    [Fact]
    public async Task Deliveries_are_taken_oldest_first_and_by_one_holder()
    {
        await using var store = await OpenAsync("deliveries");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one", "two", "three");
        Assert.Equal(["one", "two"], (await TakeDeliveriesAsync(digests, "me", 5, limit: 2)).Select(delivery => delivery.Occurrence));
        Assert.Equal(["three"], (await TakeDeliveriesAsync(digests, "other", 5, limit: 2)).Select(delivery => delivery.Occurrence));
        foreach (var holder in new[] { "me", "other" }) Assert.Empty(await TakeDeliveriesAsync(digests, holder, 9));
        Assert.Equal(3, (await TakeDeliveriesAsync(digests, "another", 10)).Count);
        Assert.Empty(await TakeDeliveriesAsync(digests, "late", 60, limit: 0));
    }

    [Fact]
    public async Task Deliveries_are_taken_by_the_kind_of_place_that_one_can_deliver_to()
    {
        await using var store = await OpenAsync("kinds");
        var digests = Digests(store);
        await AddAsync(digests, NewKept("a"), NewKept("b"));
        await TakeDueAsync(digests, "me");
        var mail = NewPrepared("b") with { Delivery = NewDelivery("b") with { Place = new DigestPlace(PlaceKind.Email, "a@example.org") } };
        Assert.Equal(2, await digests.PrepareAsync("me", [NewPrepared("a"), mail], Token));
        Assert.Empty(await TakeDeliveriesAsync(digests, "me", 5, kind: PlaceKind.Folder));
        AssertSame(mail.Delivery, Assert.Single(await TakeDeliveriesAsync(digests, "me", 5, kind: PlaceKind.Email)));
        Assert.Equal("a", Assert.Single(await TakeDeliveriesAsync(digests, "me", 5)).Subscription);
    }

    [Fact]
    public async Task What_was_taken_or_put_off_for_more_than_a_day_is_free_because_the_clock_was_set_back()
    {
        await using var store = await OpenAsync("set back");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one");
        await AddAsync(digests, NewKept("b"));
        var (future, before, after) = (Noon.AddDays(2), Noon.AddMinutes(-1), Noon.AddMinutes(6));
        Assert.Single(await digests.TakeDueAsync("me", Noon, future, 10, Token));
        var one = Assert.Single(await digests.TakeDeliveriesAsync("me", PlaceKind.Channel, after, future, 10, Token));
        Assert.Single(await digests.TakeDueAsync("other", Noon, Noon.AddDays(1), 10, Token));
        Assert.Empty(await digests.TakeDueAsync("other", Noon, Noon.AddDays(1), 10, Token));
        Assert.Single(await digests.TakeDeliveriesAsync("other", PlaceKind.Channel, after, Noon.AddDays(1), 10, Token));
        Assert.True(await digests.AdvanceAsync("other", one with { NotBefore = future }, Token));
        Assert.Single(await digests.TakeDeliveriesAsync("other", PlaceKind.Channel, before, Noon.AddDays(-1), 10, Token));
        Assert.True(await digests.AdvanceAsync("other", one with { NotBefore = Noon.AddHours(3) }, Token));
        Assert.Empty(await digests.TakeDeliveriesAsync("other", PlaceKind.Channel, after, future, 10, Token));
    }

    [Fact]
    public async Task A_delivery_goes_on_to_its_end_and_is_not_taken_again()
    {
        await using var store = await OpenAsync("advance");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one", "two");
        var (one, two) = ((await TakeDeliveriesAsync(digests, "me", 5)) is [var first, var second] ? (first, second) : throw new InvalidOperationException("There are two."));
        one = one with { Stage = DeliveryStage.HandingOver, StageAt = Noon.AddMinutes(6) };
        Assert.False(await digests.AdvanceAsync("other", one, Token));
        Assert.True(await digests.AdvanceAsync("me", one, Token));
        AssertSame(one, await digests.GetDeliveryAsync(one.Id, Token));
        Assert.Empty(await TakeDeliveriesAsync(digests, "other", 7));
        one = one with { Stage = DeliveryStage.Delivered, StageAt = Noon.AddMinutes(7), Message = "message/1" };
        Assert.True(await digests.AdvanceAsync("me", one, Token));
        Assert.True(await digests.AdvanceAsync("me", two with { Stage = DeliveryStage.GivenUp, Attempts = 3 }, Token));
        Assert.Empty(await TakeDeliveriesAsync(digests, "other", 60));
        Assert.False(await digests.AdvanceAsync("me", one with { Message = "message/2" }, Token));
        AssertSame(one, await digests.GetDeliveryAsync(one.Id, Token));
        Assert.Null(await digests.GetDeliveryAsync("unknown", Token));
    }

    [Fact]
    public async Task What_was_handed_over_by_who_went_away_comes_to_the_next_as_it_was()
    {
        await using var store = await OpenAsync("went away");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one");
        var one = Assert.Single(await TakeDeliveriesAsync(digests, "me", 5)) with { Stage = DeliveryStage.HandingOver, StageAt = Noon.AddMinutes(6) };
        await digests.AdvanceAsync("me", one, Token);
        AssertSame(one, Assert.Single(await TakeDeliveriesAsync(digests, "next", 10)));
        Assert.False(await digests.AdvanceAsync("me", one with { Stage = DeliveryStage.Delivered }, Token));
    }

    [Fact]
    public async Task What_the_place_did_not_take_goes_back_to_be_tried_again()
    {
        await using var store = await OpenAsync("not taken");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one");
        var one = Assert.Single(await TakeDeliveriesAsync(digests, "me", 5)) with { Stage = DeliveryStage.HandingOver, StageAt = Noon.AddMinutes(5) };
        Assert.True(await digests.AdvanceAsync("me", one, Token));
        one = one with { Stage = DeliveryStage.Prepared, StageAt = Noon.AddMinutes(6), Attempts = 1, NotBefore = Noon.AddMinutes(8) };
        Assert.True(await digests.AdvanceAsync("me", one, Token));
        AssertSame(one, Assert.Single(await TakeDeliveriesAsync(digests, "other", 8)));
    }

    [Fact]
    public async Task One_that_is_to_wait_is_given_back_and_taken_when_its_time_has_come()
    {
        await using var store = await OpenAsync("wait");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one");
        var one = Assert.Single(await TakeDeliveriesAsync(digests, "me", 5)) with { Attempts = 1, NotBefore = Noon.AddMinutes(7) };
        Assert.True(await digests.AdvanceAsync("me", one, Token));
        Assert.False(await digests.AdvanceAsync("me", one, Token));
        Assert.Empty(await TakeDeliveriesAsync(digests, "other", 6));
        AssertSame(one, Assert.Single(await TakeDeliveriesAsync(digests, "other", 7)));
    }

    [Fact]
    public async Task The_last_deliveries_of_a_subscription_come_latest_first()
    {
        await using var store = await OpenAsync("last deliveries");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one", "two", "three");
        await DeliverAsync(digests, "b", "one");
        Assert.Equal(["three", "two"], (await digests.GetDeliveriesAsync("a", 2, Token)).Select(delivery => delivery.Occurrence));
        Assert.Empty(await digests.GetDeliveriesAsync("c", 2, Token));
        Assert.Empty(await digests.GetDeliveriesAsync("a", 0, Token));
    }

    [Fact]
    public async Task The_latest_delivery_is_the_one_made_last_whatever_the_clock_said()
    {
        await using var store = await OpenAsync("wrong clock");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one", "made by a clock that was ahead");
        await DeliverAsync(digests, "a", "three");
        foreach (var delivery in await TakeDeliveriesAsync(digests, "me", 5)) await digests.AdvanceAsync("me", delivery with { Stage = DeliveryStage.Delivered }, Token);
        Assert.Equal("three", Assert.Single(await digests.GetDeliveriesAsync("a", 1, Token)).Occurrence);
        await digests.ForgetDeliveriesAsync(Noon.AddYears(1), Token);
        Assert.Equal(["three"], (await digests.GetDeliveriesAsync("a", 9, Token)).Select(delivery => delivery.Occurrence));
    }

    [Fact]
    public async Task Ended_deliveries_are_forgotten_but_the_last_and_not_what_was_shown()
    {
        await using var store = await OpenAsync("forget deliveries");
        var digests = Digests(store);
        await DeliverAsync(digests, "a", "one", "two", "three", "four");
        await DeliverAsync(digests, "b", "one");
        foreach (var delivery in await TakeDeliveriesAsync(digests, "me", 5))
        {
            if (delivery.Occurrence != "two") await digests.AdvanceAsync("me", delivery with { Stage = DeliveryStage.Delivered }, Token);
        }

        await digests.ForgetDeliveriesAsync(Noon.AddMinutes(2), Token);
        Assert.Equal(["four", "three", "two"], (await digests.GetDeliveriesAsync("a", 9, Token)).Select(delivery => delivery.Occurrence));
        await digests.ForgetDeliveriesAsync(Noon.AddYears(1), Token);
        Assert.Equal(["four", "two"], (await digests.GetDeliveriesAsync("a", 9, Token)).Select(delivery => delivery.Occurrence));
        Assert.Equal(["one"], (await digests.GetDeliveriesAsync("b", 9, Token)).Select(delivery => delivery.Occurrence));
        Assert.Equal([PaperOf(0), PaperOf(1), PaperOf(4)], (await digests.GetShownAsync("a", [PaperOf(9), PaperOf(4), PaperOf(1), PaperOf(0)], Token)).Order());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2_000)]
    public async Task Of_any_papers_it_is_known_which_were_shown(int asked)
    {
        await using var store = await OpenAsync($"shown {asked}");
        var digests = Digests(store);
        await AddAsync(digests, NewKept("a"), NewKept("b"));
        await TakeDueAsync(digests, "me");
        await digests.PrepareAsync("me", [NewPrepared("a", papers: [1, 7, asked, asked + 1]), NewPrepared("b", papers: [2])], Token);
        Assert.Equal([PaperOf(1), PaperOf(7), PaperOf(asked)], (await digests.GetShownAsync("a", [.. Enumerable.Range(0, asked + 1).Select(PaperOf)], Token)).Order());
        Assert.Empty(await digests.GetShownAsync("a", [], Token));
        Assert.Equal([PaperOf(2)], await digests.GetShownAsync("b", new List<PaperId> { PaperOf(2), PaperOf(2), PaperOf(1) }, Token));
    }
}
