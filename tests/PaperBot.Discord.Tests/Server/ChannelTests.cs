using System.Text.Json.Nodes;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>What Discord on loopback makes of messages, threads and permissions.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task The_bot_token_is_asked_for()
    {
        await using var server = await ServerFixture.StartAsync();

        Assert.Equal((401, 0), await server.Bot.RefusedAsync("GET", "/users/@me", authorization: "Bot wrong"));
        Assert.Equal((401, 0), await server.Bot.RefusedAsync("GET", "/gateway/bot", authorization: ""));
        Assert.Equal(200, (await server.Bot.SendAsync("GET", "/users/@me")).Status);
    }

    [Fact]
    public async Task A_nonce_sent_twice_gives_one_message_for_minutes()
    {
        await using var server = await ServerFixture.StartAsync();
        var path = $"/channels/{server.World.Channel.Id}/messages";

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.Bot.SendAsync("POST", path, RawBot.Once(RawBot.Message(), "same"))));
        Assert.Single(sent.Select(one => (string?)one.Body!["id"]).Distinct());
        Assert.Single(server.World.Channel.Messages);
        await server.Bot.SendAsync("POST", path, RawBot.Once(RawBot.Message(), "other"));
        server.World.Elapse(TimeSpan.FromMinutes(10));
        await server.Bot.SendAsync("POST", path, RawBot.Once(RawBot.Message(), "same"));

        Assert.Equal(3, server.World.Channel.Messages.Count);
        Assert.Empty(server.Discord.Violations);
    }

    [Theory]
    [InlineData(WorldPermissions.ViewChannel, 50001)]
    [InlineData(WorldPermissions.SendMessages, 50013)]
    public async Task A_message_needs_its_permission(WorldPermissions missing, int code)
    {
        await using var server = await ServerFixture.StartAsync();
        server.World.Channel.Overwrite(server.World.Bot.Id, deny: missing);

        Assert.Equal((403, code), await server.Bot.RefusedAsync("POST", $"/channels/{server.World.Channel.Id}/messages", RawBot.Once(RawBot.Message())));
    }

    [Fact]
    public async Task Message_embeds_history_and_threads_need_their_permissions()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync();
        var path = $"/channels/{server.World.Channel.Id}/messages";
        var embed = RawBot.With(RawBot.Once(RawBot.Message()), "embeds", new JsonArray(new JsonObject { ["title"] = "x" }));
        var reply = RawBot.With(RawBot.Once(RawBot.Message()), "message_reference", new JsonObject { ["message_id"] = $"{message.Id}" });
        server.World.Channel.Overwrite(server.World.Guild.Id, deny: WorldPermissions.EmbedLinks | WorldPermissions.ReadMessageHistory | WorldPermissions.CreatePublicThreads);

        Assert.Equal((403, 50013), await server.Bot.RefusedAsync("POST", path, embed));
        Assert.Equal((403, 160002), await server.Bot.RefusedAsync("POST", path, reply));
        Assert.Equal((403, 50013), await server.Bot.RefusedAsync("POST", $"{path}/{message.Id}/threads", new JsonObject { ["name"] = "x" }));
        server.World.Channel.Overwrite(server.World.Bot.Id, allow: WorldPermissions.Everyday);
        Assert.Equal(200, (await server.Bot.SendAsync("POST", path, reply)).Status);
    }

    [Fact]
    public async Task A_message_has_one_thread_with_its_own_id()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync();
        var path = $"/channels/{server.World.Channel.Id}/messages/{message.Id}/threads";

        var (status, thread) = await server.Bot.SendAsync("POST", path, new JsonObject { ["name"] = "Why?" });
        Assert.Equal((201, $"{message.Id}", 11), (status, (string?)thread!["id"], (int)thread["type"]!));
        Assert.Equal((400, 160004), await server.Bot.RefusedAsync("POST", path, new JsonObject { ["name"] = "Why?" }));
        Assert.Contains(server.Events, one => one.Name == "THREAD_CREATE");
        server.World.Channel.Overwrite(server.World.Bot.Id, deny: WorldPermissions.SendMessagesInThreads);
        Assert.Equal((403, 50013), await server.Bot.RefusedAsync("POST", $"/channels/{message.Id}/messages", RawBot.Once(RawBot.Message())));
    }

    [Fact]
    public async Task An_archived_thread_opens_with_the_next_message_and_takes_no_edit()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync();
        await server.Bot.SendAsync("POST", $"/channels/{server.World.Channel.Id}/messages/{message.Id}/threads", new JsonObject { ["name"] = "Why?" });
        var thread = message.Thread!;
        var inside = await server.SendAsync(channel: thread);

        thread.IsArchived = true;
        Assert.Equal((400, 50083), await server.Bot.RefusedAsync("PATCH", $"/channels/{thread.Id}/messages/{inside.Id}", RawBot.Message("changed")));
        Assert.Equal(200, (await server.Bot.SendAsync("POST", $"/channels/{thread.Id}/messages", RawBot.Once(RawBot.Message()))).Status);
        Assert.False(thread.IsArchived);
        thread.IsLocked = true;
        Assert.Equal((400, 160005), await server.Bot.RefusedAsync("POST", $"/channels/{thread.Id}/messages", RawBot.Once(RawBot.Message())));
    }

    [Fact]
    public async Task A_direct_conversation_has_no_threads_and_can_be_refused()
    {
        await using var server = await ServerFixture.StartAsync();
        var (_, channel) = await server.Bot.SendAsync("POST", "/users/@me/channels", new JsonObject { ["recipient_id"] = $"{server.World.Reader.Id}" });
        var direct = server.World.DirectChannel(server.World.Reader);
        Assert.Equal($"{direct.Id}", (string?)channel!["id"]);
        var message = await server.SendAsync(channel: direct);

        Assert.Equal((400, 50024), await server.Bot.RefusedAsync("POST", $"/channels/{direct.Id}/messages/{message.Id}/threads", new JsonObject { ["name"] = "x" }));
        server.World.Reader.RefusesDirectMessages = true;
        Assert.Equal((403, 50007), await server.Bot.RefusedAsync("POST", $"/channels/{direct.Id}/messages", RawBot.Once(RawBot.Message())));
    }

    [Fact]
    public async Task What_is_gone_is_unknown()
    {
        await using var server = await ServerFixture.StartAsync();
        var (world, path) = (server.World, $"/channels/{server.World.Channel.Id}/messages");
        var message = await server.SendAsync();
        await world.DeleteMessageAsync(message);
        Assert.Equal((404, 10008), await server.Bot.RefusedAsync("PATCH", $"{path}/{message.Id}", RawBot.Message()));

        var reply = RawBot.With(RawBot.Once(RawBot.Message()), "message_reference", new JsonObject { ["message_id"] = $"{message.Id}" });
        Assert.Equal((400, 50035), await server.Bot.RefusedAsync("POST", path, reply));
        reply["message_reference"]!["fail_if_not_exists"] = false;
        Assert.Equal(200, (await server.Bot.SendAsync("POST", path, reply)).Status);

        await world.DeleteChannelAsync(world.Channel);
        Assert.Equal((404, 10003), await server.Bot.RefusedAsync("POST", path, RawBot.Once(RawBot.Message())));
        var other = world.AddChannel("other");
        await world.RemoveBotAsync(world.Guild);
        Assert.Equal((403, 50001), await server.Bot.RefusedAsync("GET", $"/channels/{other.Id}"));
        Assert.Equal((404, 10004), await server.Bot.RefusedAsync("GET", $"/guilds/{world.Guild.Id}"));
        Assert.Equal(["MESSAGE_DELETE", "CHANNEL_DELETE", "GUILD_DELETE"], server.Events.Select(one => one.Name).Where(name => name.EndsWith("DELETE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Messages_of_others_cannot_be_edited_nor_deleted()
    {
        await using var server = await ServerFixture.StartAsync();
        var said = (await server.World.SayAsync(server.World.Reader, server.World.Channel, "mine")).Sent!;
        var path = $"/channels/{said.Channel.Id}/messages/{said.Id}";

        Assert.Equal((403, 50005), await server.Bot.RefusedAsync("PATCH", path, RawBot.Message()));
        Assert.Equal((403, 50013), await server.Bot.RefusedAsync("DELETE", path));
        Assert.Equal("", (string?)(await server.Bot.SendAsync("GET", path)).Body!["content"]);
    }

    [Fact]
    public async Task Commands_keep_their_ids_and_wrong_ones_change_nothing()
    {
        await using var server = await ServerFixture.StartAsync();
        var before = server.World.Commands.Single(command => command.Name == "ask").Id;

        var (status, registered) = await server.Bot.RegisterAsync(RawBot.Command("ask", RawBot.Text("question"), RawBot.Text("paper", false)));
        Assert.Equal((200, $"{before}"), (status, (string?)registered![0]!["id"]));
        Assert.Equal(400, (await server.Bot.RegisterAsync(RawBot.Command("Ask"))).Status);
        Assert.Equal("ask", Assert.Single(server.World.Commands).Name);
    }

    [Fact]
    public async Task A_command_shows_only_to_those_who_may_use_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var world = server.World;
        await server.Bot.RegisterAsync(RawBot.With(RawBot.With(RawBot.Command("settings"), "default_member_permissions", 32), "contexts", new JsonArray(0)));

        await world.SlashAsync(world.Manager, world.Channel, "settings");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.SlashAsync(world.Reader, world.Channel, "settings"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.SlashAsync(world.Manager, world.DirectChannel(world.Manager), "settings"));
        world.IgnoresCommandPermissions = true;
        await world.SlashAsync(world.Reader, world.Channel, "settings");
    }

    [Fact]
    public async Task Typing_shows()
    {
        await using var server = await ServerFixture.StartAsync();

        Assert.Equal(204, (await server.Bot.SendAsync("POST", $"/channels/{server.World.Channel.Id}/typing")).Status);

        Assert.Equal(1, server.World.Channel.TypingShown);
        Assert.Empty(server.Discord.Violations);
    }
}
