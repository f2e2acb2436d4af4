using PaperBot.Digests;
using PaperBot.Discord.Tests.Messages;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Digests;

/// <summary>How digests come into Discord, once.</summary>
public sealed class DiscordDigestCarrierTests
{
    [Fact]
    public async Task A_digest_comes_into_its_channel_as_one_message()
    {
        await using var world = await CarrierWorld.StartAsync();
        var delivery = world.Of(world.InChannel());

        var name = await world.CarryAsync(delivery);

        var message = Assert.Single(world.World.Channel.Messages);
        Assert.Equal($"{world.World.Channel.Id}/{message.Id}", name);
        Assert.Equal(1, world.HandedOver);
        Assert.Contains("LoRA freezes the pretrained weights", message.VisibleText, StringComparison.Ordinal);
        Assert.True(message.HasButton("Not for me") && message.HasButton("Ask about these") && message.HasButton("Change or stop"));
    }

    [Fact]
    public async Task A_digest_comes_to_a_person_directly()
    {
        await using var world = await CarrierWorld.StartAsync();

        await world.CarryAsync(world.Of(CarrierWorld.To(world.World.Reader)));

        Assert.Contains("QLoRA", Assert.Single(world.World.DirectChannel(world.World.Reader).Messages).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_papers_with_long_titles_and_hostile_ones_are_taken()
    {
        await using var world = await CarrierWorld.StartAsync();

        await world.CarryAsync(world.Of(world.InChannel()), SampleDigest.Full);
        await world.CarryAsync(world.Of(world.InChannel()), SampleDigest.Hostile);
        await world.CarryAsync(world.Of(world.InChannel()), SampleDigest.None);

        Assert.Equal(3, world.World.Channel.Messages.Count);
    }

    [Fact]
    public async Task Where_message_embeds_are_not_permitted_it_comes_in_plain_text()
    {
        await using var world = await CarrierWorld.StartAsync();
        world.World.Channel.Overwrite(world.World.Bot.Id, deny: WorldPermissions.EmbedLinks);

        await world.CarryAsync(world.Of(world.InChannel()), SampleDigest.Full);

        var message = Assert.Single(world.World.Channel.Messages);
        Assert.Empty(message.MessageEmbeds);
        Assert.Contains("**10.**", message.Content, StringComparison.Ordinal);
        Assert.Equal(1, world.HandedOver);
    }

    [Fact]
    public async Task The_same_delivery_sent_twice_within_minutes_stands_there_once()
    {
        await using var world = await CarrierWorld.StartAsync();
        var delivery = world.Of(world.InChannel());

        var first = await world.CarryAsync(delivery);
        var second = await world.CarryAsync(delivery);

        Assert.Equal(first, second);
        Assert.Single(world.World.Channel.Messages);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 250)]
    public async Task What_was_sent_by_a_process_that_ended_then_is_found_again_long_after(bool isDirect, int messagesSince)
    {
        await using var world = await CarrierWorld.StartAsync();
        var place = isDirect ? CarrierWorld.To(world.World.Reader) : world.InChannel();
        var channel = isDirect ? world.World.DirectChannel(world.World.Reader) : world.World.Channel;
        for (var number = 0; number < messagesSince; number++) await world.World.SayAsync(world.World.Reader, channel, $"Talk number {number}.");
        var delivery = world.Of(place) with { Stage = DeliveryStage.HandingOver };
        var other = await world.CarryAsync(world.Of(place), SampleDigest.None);
        var sent = await world.CarryAsync(delivery);
        world.World.Elapse(TimeSpan.FromHours(20));
        await world.World.SayAsync(world.World.Reader, channel, "Good morning!");

        var found = await world.FindAsync(delivery);

        Assert.Equal(sent, Assert.IsType<Arrival.Arrived>(found).Message);
        Assert.NotEqual(other, sent);
    }

    [Fact]
    public async Task What_was_not_sent_is_not_found_and_comes_once()
    {
        await using var world = await CarrierWorld.StartAsync();
        var delivery = world.Of(world.InChannel()) with { Stage = DeliveryStage.HandingOver };
        await world.World.SayAsync(world.World.Reader, world.World.Channel, "Is anybody there?");

        Assert.IsType<Arrival.NotThere>(await world.FindAsync(delivery));
        Assert.IsType<Arrival.NotThere>(await world.FindAsync(world.Of(CarrierWorld.To(world.World.Reader))));
    }

    [Fact]
    public async Task Without_the_message_history_nobody_knows_whether_it_came()
    {
        await using var world = await CarrierWorld.StartAsync();
        var delivery = world.Of(world.InChannel());
        await world.CarryAsync(delivery);
        world.World.Channel.Overwrite(world.World.Bot.Id, deny: WorldPermissions.ReadMessageHistory);

        Assert.IsType<Arrival.Unknown>(await world.FindAsync(delivery));
    }

    [Fact]
    public async Task A_channel_that_is_gone_ends_it_and_the_subscriber_is_told_directly_once()
    {
        await using var world = await CarrierWorld.StartAsync();
        var channel = world.World.AddChannel("short-lived");
        var delivery = world.Of(world.InChannel(channel));
        await world.World.DeleteChannelAsync(channel);

        var trouble = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(delivery));
        await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(delivery));

        Assert.True(trouble.IsPermanent);
        Assert.Contains("is gone", trouble.Message, StringComparison.Ordinal);
        var told = Assert.Single(world.World.DirectChannel(world.World.Reader).Messages);
        Assert.Contains("rests", told.VisibleText, StringComparison.Ordinal);
        Assert.Contains("parameter-efficient fine-tuning", told.VisibleText, StringComparison.Ordinal);
        Assert.True((await Assert.ThrowsAsync<DigestCarryException>(() => world.FindAsync(delivery))).IsPermanent);
    }

    [Fact]
    public async Task A_bot_that_was_removed_or_may_not_write_says_what_would_help()
    {
        await using var world = await CarrierWorld.StartAsync();
        world.World.Channel.Overwrite(world.World.Bot.Id, deny: WorldPermissions.SendMessages);
        var forbidden = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(world.InChannel())));
        world.World.Channel.Overwrite(world.World.Bot.Id, deny: WorldPermissions.ViewChannel);
        var hidden = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(world.InChannel())));
        await world.World.RemoveBotAsync(world.World.Guild);
        var removed = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(world.InChannel())));

        Assert.Contains("“Send Messages”", forbidden.Message, StringComparison.Ordinal);
        Assert.Contains("“View Channel”", hidden.Message, StringComparison.Ordinal);
        Assert.All(new[] { forbidden, hidden, removed }, trouble => Assert.True(trouble.IsPermanent && !trouble.MayHaveArrived));
    }

    [Fact]
    public async Task Somebody_who_takes_no_direct_messages_is_told_how_to_allow_them()
    {
        await using var world = await CarrierWorld.StartAsync();
        world.World.Reader.RefusesDirectMessages = true;

        var trouble = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(CarrierWorld.To(world.World.Reader))));

        Assert.True(trouble.IsPermanent);
        Assert.Contains("allow direct messages", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_Discord_cannot_have_is_a_permanent_trouble()
    {
        await using var world = await CarrierWorld.StartAsync();

        foreach (var place in new[] { new DigestPlace(PlaceKind.Channel, "dm/7"), new DigestPlace(PlaceKind.Channel, "guild/x/channel/y"), new DigestPlace(PlaceKind.Direct, "local"), new DigestPlace(PlaceKind.Direct, "7") })
            Assert.True((await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(place)))).IsPermanent);
        Assert.Equal(0, world.HandedOver);
    }

    [Theory]
    [InlineData(HttpFaultKind.DroppedAfter)]
    [InlineData(HttpFaultKind.FailedAfter)]
    public async Task An_answer_that_is_lost_is_asked_for_again_without_a_second_message(HttpFaultKind kind)
    {
        await using var world = await CarrierWorld.StartAsync();
        world.Discord.Faults.Add(new HttpFault(kind) { Times = 2, Where = request => request.Method == "POST" });

        await world.CarryAsync(world.Of(world.InChannel()));

        Assert.Single(world.World.Channel.Messages);
    }

    [Fact]
    public async Task An_outage_is_no_reason_to_give_up_and_may_have_let_it_through()
    {
        await using var world = await CarrierWorld.StartAsync();
        world.Discord.Faults.Add(new HttpFault(HttpFaultKind.FailedAfter) { Where = request => request.Method == "POST" });
        var after = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(world.InChannel())));
        world.Discord.Faults.Clear();
        world.Discord.Faults.Add(new HttpFault(HttpFaultKind.RateLimited) { Delay = TimeSpan.FromMinutes(7), Where = request => request.Method == "POST" });
        var limited = await Assert.ThrowsAsync<DigestCarryException>(() => world.CarryAsync(world.Of(world.InChannel())));

        Assert.True(after is { IsPermanent: false, MayHaveArrived: true });
        Assert.True(limited is { IsPermanent: false, MayHaveArrived: false });
        Assert.InRange(limited.RetryAfter!.Value.TotalMinutes, 6, 8);
    }
}
