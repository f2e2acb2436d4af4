using PaperBot.Discord.Tests.Gateway;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>What Discord on loopback tells of guilds.</summary>
public sealed class GuildTests
{
    [Fact]
    public async Task A_bot_that_connects_is_told_of_its_guilds()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new RunningGateway.Start { HearsOfGuilds = true });
        var world = running.Discord.World;

        await running.UntilAsync(() => running.Count("GUILD_CREATE") == 1, "GUILD_CREATE");

        var guild = running.Events.Single(received => received.Name == "GUILD_CREATE").Data;
        Assert.Equal($"{world.Guild.Id}", guild.GetProperty("id").GetString());
        Assert.Equal($"{world.Channel.Id}", guild.GetProperty("channels")[0].GetProperty("id").GetString());
        Assert.Equal(2, guild.GetProperty("roles").GetArrayLength());
    }

    [Fact]
    public async Task Leaving_joining_and_a_deleted_role_are_told()
    {
        await using var server = await ServerFixture.StartAsync();
        var (world, role) = (server.World, server.World.AddRole("readers", WorldPermissions.ManageGuild));
        world.GiveRole(world.Reader, role);
        Assert.True(world.Channel.PermissionsOf(world.Reader).HasFlag(WorldPermissions.ManageGuild));

        await world.DeleteRoleAsync(role);
        await world.RemoveBotAsync(world.Guild);
        await world.InviteBotAsync(world.Guild);

        Assert.False(world.Channel.PermissionsOf(world.Reader).HasFlag(WorldPermissions.ManageGuild));
        Assert.Equal(["GUILD_ROLE_DELETE", "GUILD_DELETE", "GUILD_CREATE"], server.Events.Select(one => one.Name).Where(name => name.StartsWith("GUILD", StringComparison.Ordinal)));
        Assert.Equal(200, (await server.Bot.SendAsync("GET", $"/channels/{world.Channel.Id}")).Status);
    }

    [Fact]
    public async Task A_thread_that_a_person_opens_is_told_and_can_be_written_in()
    {
        await using var server = await ServerFixture.StartAsync();
        var message = await server.SendAsync();

        var thread = await server.World.OpenThreadAsync(server.World.Reader, message, "Why?");
        var mentioned = await server.World.MentionAsync(server.World.Reader, thread, "why?");
        await server.SendAsync(channel: thread);
        await server.SendAsync(RawBot.Message("more"), thread);

        Assert.Equal($"{server.World.Reader.Id}", (string?)server.LastEvent("THREAD_CREATE")["owner_id"]);
        Assert.Equal("hello", mentioned.Response!.Content);
        Assert.Equal("more", Assert.Single(mentioned.FollowUps).Content);
        Assert.Empty(server.Discord.Violations);
    }
}
