using PaperBot.Digests;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class DigestStateConformance
{
    [Fact]
    public async Task The_last_opinion_of_a_paper_counts_and_null_takes_it_back()
    {
        await using var store = await OpenAsync("opinions");
        var digests = Digests(store);
        foreach (var n in new[] { 1, 2, 3, 4 }) await digests.SaveOpinionAsync("user/1", PaperOf(n), n % 2 == 0, Noon.AddMinutes(n), Token);
        await digests.SaveOpinionAsync("user/1", PaperOf(1), true, Noon.AddMinutes(9), Token);
        await digests.SaveOpinionAsync("user/1", PaperOf(3), null, Noon.AddMinutes(9), Token);
        await digests.SaveOpinionAsync("user/2", PaperOf(5), false, Noon, Token);
        var opinions = new[] { new PaperOpinion(PaperOf(1), true, Noon.AddMinutes(9)), new PaperOpinion(PaperOf(4), true, Noon.AddMinutes(4)), new PaperOpinion(PaperOf(2), true, Noon.AddMinutes(2)) };
        Assert.Equal(opinions, await digests.GetOpinionsAsync("user/1", 10, Token));
        Assert.Equal(opinions.Take(2), await digests.GetOpinionsAsync("user/1", 2, Token));
        Assert.Equal([new PaperOpinion(PaperOf(5), false, Noon)], await digests.GetOpinionsAsync("user/2", 10, Token));
        Assert.Empty(await digests.GetOpinionsAsync("user", 10, Token));
    }

    [Fact]
    public async Task A_confirmation_is_of_one_owner_and_address()
    {
        var begun = new AddressConfirmation("user/1", "a@example.org", new string('0', 64), Noon);
        await using (var store = await OpenAsync("confirmation"))
        {
            await Digests(store).SaveConfirmationAsync(begun with { WrongCodes = 2 }, Token);
            await Digests(store).SaveConfirmationAsync(begun with { Owner = "user/2" }, Token);
            await Digests(store).SaveConfirmationAsync(begun with { ConfirmedAt = Noon.AddMinutes(1) }, Token);
        }

        await using var reopened = await OpenAsync("confirmation");
        Assert.Equal(begun with { ConfirmedAt = Noon.AddMinutes(1) }, await Digests(reopened).GetConfirmationAsync("user/1", "a@example.org", Token));
        Assert.Equal(begun with { Owner = "user/2" }, await Digests(reopened).GetConfirmationAsync("user/2", "a@example.org", Token));
        Assert.Null(await Digests(reopened).GetConfirmationAsync("user/1", "A@example.org", Token));
        Assert.Null(await Digests(reopened).GetConfirmationAsync("user/3", "a@example.org", Token));
    }

    [Fact]
    public async Task Codes_sent_to_an_address_are_counted_whoever_asked_and_whoever_was_forgotten()
    {
        await using var store = await OpenAsync("codes");
        var digests = Digests(store);
        var sent = new AddressConfirmation("user/1", "a@example.org", "hash", Noon);
        foreach (var minute in new[] { 0, 1, 2 }) await digests.SaveConfirmationAsync(sent with { SentAt = Noon.AddMinutes(minute) }, Token);
        await digests.SaveConfirmationAsync(sent with { SentAt = Noon.AddMinutes(2), WrongCodes = 1 }, Token);
        await digests.SaveConfirmationAsync(sent with { Owner = "user/2", SentAt = Noon.AddMinutes(2) }, Token);
        await digests.SaveConfirmationAsync(sent with { Address = "b@example.org" }, Token);
        Assert.Equal(4, await digests.CountCodesAsync("a@example.org", Noon, Token));
        Assert.Equal(2, await digests.CountCodesAsync("a@example.org", Noon.AddMinutes(2), Token));
        await store.ForgetUserAsync("user/1", Token);
        Assert.Equal(4, await digests.CountCodesAsync("a@example.org", Noon, Token));
        Assert.Equal(0, await digests.CountCodesAsync("c@example.org", Noon, Token));
        await digests.SaveConfirmationAsync(sent with { SentAt = Noon + IDigestState.CodesCountedFor + TimeSpan.FromMinutes(1) }, Token);
        Assert.Equal(4, await digests.CountCodesAsync("a@example.org", Noon, Token));
    }

    [Fact]
    public async Task A_user_who_is_forgotten_leaves_no_subscription_delivery_opinion_or_address()
    {
        await using var store = await OpenAsync("forgotten");
        var digests = Digests(store);
        foreach (var user in new[] { "user/1", "user/10" })
        {
            await AddAsync(digests, NewKept($"first of {user}", user), NewKept($"second of {user}", user));
            await DeliverAsync(digests, $"first of {user}", "one");
            await digests.SaveOpinionAsync(user, PaperOf(1), true, Noon, Token);
            await digests.SaveConfirmationAsync(new AddressConfirmation(user, "a@example.org", "hash", Noon), Token);
        }

        Assert.Equal(3, await store.ForgetUserAsync("user/1", Token));
        foreach (var (user, left) in new[] { ("user/1", 0), ("user/10", 1) })
        {
            Assert.Equal(2 * left, (await digests.GetOfOwnerAsync(user, Token)).Count);
            Assert.Equal(left, (await digests.GetDeliveriesAsync($"first of {user}", 10, Token)).Count);
            Assert.Equal(left, (await digests.GetShownAsync($"first of {user}", [PaperOf(0)], Token)).Count);
            Assert.Equal(left, (await digests.GetOpinionsAsync(user, 10, Token)).Count);
            Assert.Equal(left == 1, await digests.GetConfirmationAsync(user, "a@example.org", Token) is not null);
        }

        Assert.Equal(["first of user/10"], (await TakeDeliveriesAsync(digests, "me", 60)).Select(delivery => delivery.Subscription));
        Assert.Equal(0, await store.ForgetUserAsync("user/1", Token));
    }

    [Theory]
    [InlineData("guild/1")]
    [InlineData("guild/1/")]
    public async Task Subscriptions_that_deliver_to_a_place_that_was_left_are_forgotten_and_no_others(string prefix)
    {
        await using var store = await OpenAsync("left " + prefix.Length);
        var digests = Digests(store);
        string[] addresses = ["guild/1", "guild/1/channel/2", "guild/1/channel/2/thread", "guild/12/channel", "guild/1%", "guild", "guild/\0"];
        foreach (var (n, address) in addresses.Index()) await AddAsync(digests, NewKept($"{n}", place: new DigestPlace(PlaceKind.Channel, address), minute: n));
        await AddAsync(digests, NewKept("folder", place: new DigestPlace(PlaceKind.Folder, "guild/1/folder"), minute: 90));
        await DeliverAsync(digests, "1", "one");
        await store.ForgetPlacesAsync(prefix, Token);
        Assert.Equal(["3", "4", "5", "6", "folder"], (await digests.GetOfOwnerAsync("user/1", Token)).Select(kept => kept.Subscription.Id));
        Assert.Empty(await digests.GetDeliveriesAsync("1", 10, Token));
    }
}
