using PaperBot.Digests;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Who asks to be forgotten leaves nothing of digests behind; everybody else keeps theirs.</summary>
public sealed class ForgetDigestsTests
{
    private const string Address = "ada@example.org";

    [Fact]
    public async Task Forgetting_takes_subscriptions_deliveries_opinions_and_addresses_of_one_person_and_of_nobody_else()
    {
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { SendCode = (_, _) => Task.CompletedTask });
        var other = talk.World.Manager;
        await LiveAsync(talk, talk.World.Reader);
        await LiveAsync(talk, other);
        var before = await KeptAsync(talk, talk.World.Reader);
        Assert.Equal((4, 1, 1, true), before);
        Assert.Equal(before, await KeptAsync(talk, other));

        var told = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "forget"));

        Assert.True(told.IsEphemeral);
        Assert.Equal((0, 0, 0, false), await KeptAsync(talk, talk.World.Reader));
        Assert.Equal(before, await KeptAsync(talk, other));
        Assert.Contains("You have no digests yet.", (await talk.DigestAsync("list", channel: talk.World.DirectChannel(talk.World.Reader))).VisibleText, StringComparison.Ordinal);
    }

    /// <summary>Subscribes directly, by e-mail and through a channel whose digest came, and likes a paper.</summary>
    private static async Task LiveAsync(TalkWorld talk, WorldUser user)
    {
        await talk.DigestAsync("subscribe", user, options: [("topic", "glacier melt")]);
        await talk.DigestAsync("subscribe", user, options: [("author", "Lin Chen")]);
        await talk.Store.SaveConfirmationAsync(new AddressConfirmation($"{user.Id}", Address, new string('0', 64), DateTimeOffset.UtcNow), CancellationToken.None);
        var mail = new Subscription(
            $"mail{user.Id}", $"{user.Id}", new Interest(InterestKind.Topic, "snow"), new DigestPlace(PlaceKind.Email, Address), new DigestSchedule(DigestRhythm.Daily, "UTC"), DateTimeOffset.UtcNow) { Key = $"key of {user.Id}" };
        await talk.Store.TryAddAsync(new KeptSubscription(mail, new SubscriptionProgress(DateTimeOffset.UtcNow.AddDays(1), 0, null)), 100, CancellationToken.None);
        await talk.DeliverAsync(user, talk.World.Channel, TestPapers.Glacier);
        var card = await TalkWorld.Finished(await talk.World.SlashAsync(user, talk.World.Channel, "paper", ("paper", TalkPapers.GlacierId)));
        await TalkWorld.Finished(await talk.World.ClickAsync(user, card, "👍"));
    }

    private static async Task<(int Subscriptions, int Deliveries, int Opinions, bool IsAddressKnown)> KeptAsync(TalkWorld talk, WorldUser user)
    {
        var (store, name) = (talk.Store, $"{user.Id}");
        var subscriptions = await store.GetOfOwnerAsync(name, CancellationToken.None);
        var deliveries = 0;
        foreach (var kept in subscriptions) deliveries += (await store.GetDeliveriesAsync(kept.Subscription.Id, 10, CancellationToken.None)).Count;
        return (subscriptions.Count, deliveries, (await store.GetOpinionsAsync(name, 10, CancellationToken.None)).Count, await store.GetConfirmationAsync(name, Address, CancellationToken.None) is not null);
    }
}
