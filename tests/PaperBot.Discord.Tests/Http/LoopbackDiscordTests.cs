using System.Collections.Concurrent;
using System.Text.Json;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Http;

/// <summary>The client against Discord on loopback: what it sends breaks no rule, and what arrives is there once.</summary>
public sealed class LoopbackDiscordTests
{
    private readonly ConcurrentQueue<Interaction> _interactions = [];

    [Fact]
    public async Task A_whole_conversation_breaks_no_rule_and_meets_no_limit()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        discord.Faults.EnforceBuckets(5, TimeSpan.FromMilliseconds(300));
        discord.Faults.EnforceGlobalLimit(50);
        using var client = await ConnectAsync(discord, ScriptedApi.Pace);
        discord.World.ResponseDeadline = TimeSpan.FromMinutes(2);
        var exchange = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "add", ("file", new UploadedFile("a.bib", [1, 2, 3])));
        var interaction = _interactions.Single();

        await client.RespondAsync(interaction, InteractionResponse.Deferred(isPrivate: false), CancellationToken.None);
        Assert.Equal([1, 2, 3], await client.DownloadAsync(interaction.Data!.Resolved!.Attachments!.Values.Single(), 100, CancellationToken.None));
        for (var edit = 1; edit <= 8; edit++)
        {
            await Task.Delay(client.PauseBeforeEdit(interaction));
            await client.EditResponseAsync(interaction, Body($"{edit}") with { Flags = MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds }, CancellationToken.None);
        }

        Assert.Equal("8", (await client.GetResponseAsync(interaction, CancellationToken.None)).Content);
        Assert.Equal("8", (await exchange.WaitForFinalAsync()).Content);
        await client.FollowUpAsync(interaction, Body("more") with { Flags = MessageFlags.Ephemeral }, CancellationToken.None);
        Assert.Equal("more", Assert.Single(exchange.FollowUps).Content);

        var channel = new Snowflake(discord.World.Channel.Id);
        var message = await client.CreateMessageAsync(channel, Body("an answer"), CancellationToken.None);
        await client.CreateMessageAsync(channel, Body("a reply") with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } }, CancellationToken.None);
        await client.EditMessageAsync(channel, message.Id, Body("a better answer") with { Nonce = "n" }, CancellationToken.None);
        Assert.Equal("a better answer", (await client.GetMessageAsync(channel, message.Id, CancellationToken.None)).Content);
        var thread = await client.StartThreadAsync(channel, message.Id, "LoRA", CancellationToken.None);
        Assert.Equal(thread, await client.StartThreadAsync(channel, message.Id, "again", CancellationToken.None) with { Permissions = thread.Permissions });
        await client.ShowTypingAsync(thread.Id, CancellationToken.None);
        Assert.Equal(channel, (await client.GetChannelAsync(thread.Id, CancellationToken.None)).ParentId);
        Assert.NotEqual(default, (await client.GetGatewayBotAsync(CancellationToken.None)).Url);
        Assert.Equal(discord.World.Bot.Id, (await client.GetApplicationAsync(CancellationToken.None)).Id.Value);

        Assert.Equal(0, discord.Faults.Exceeded);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task With_faults_of_every_kind_each_message_and_response_arrives_once()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var client = await ConnectAsync(discord, ScriptedApi.Pace with { MaxAttempts = 50, MaxRateLimited = 50 });
        discord.World.ResponseDeadline = TimeSpan.FromMinutes(2);
        foreach (var kind in Enum.GetValues<HttpFaultKind>()) discord.Faults.Add(new HttpFault(kind) { Share = 0.05, Seed = (int)kind + 1, Delay = TimeSpan.FromMilliseconds(3) });
        var exchanges = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", $"{number}"))));

        await Task.WhenAll(_interactions.Select(async interaction =>
        {
            await client.RespondAsync(interaction, InteractionResponse.Deferred(isPrivate: false), CancellationToken.None);
            await client.EditResponseAsync(interaction, Body($"to {interaction.Data!.Options[0].Value}"), CancellationToken.None);
            await client.CreateMessageAsync(interaction.ChannelId!.Value, Body($"after {interaction.Data.Options[0].Value}"), CancellationToken.None);
        }));

        Assert.All(exchanges, exchange => Assert.StartsWith("to ", exchange.Response!.Content, StringComparison.Ordinal));
        var sent = discord.World.Channel.Messages.Select(message => message.Content).Where(content => content.StartsWith("after ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(0, 60).Select(number => $"after {number}").Order(), sent.Order());
        Assert.All(Enum.GetValues<HttpFaultKind>(), kind => Assert.NotEqual(0, discord.Faults.Struck(kind)));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Two_hundred_interactions_at_once_are_all_acknowledged_without_meeting_a_limit()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        discord.Faults.EnforceBuckets(5, TimeSpan.FromSeconds(1));
        discord.Faults.EnforceGlobalLimit(50);
        using var client = await ConnectAsync(discord, ScriptedApi.Pace);
        discord.World.ResponseDeadline = TimeSpan.FromMinutes(2);
        var exchanges = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", $"{number}"))));
        await Task.WhenAll(_interactions.Select(interaction => client.RespondAsync(interaction, InteractionResponse.Deferred(isPrivate: true), CancellationToken.None)));
        Assert.All(exchanges, exchange => Assert.Equal(5, exchange.Acknowledged!.Kind));
        Assert.Equal(0, discord.Faults.Exceeded);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_the_bot_may_not_do_is_named()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var client = await ConnectAsync(discord, ScriptedApi.Pace);
        var world = discord.World;
        var channel = new Snowflake(world.Channel.Id);
        world.Channel.Overwrite(world.Bot.Id, deny: WorldPermissions.SendMessages);
        var failure = await Assert.ThrowsAsync<DiscordException>(() => client.CreateMessageAsync(channel, Body("hello"), CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Forbidden, failure.Kind);
        Assert.Contains("Send Messages", failure.Message, StringComparison.Ordinal);
        world.Channel.Overwrite(world.Bot.Id, deny: WorldPermissions.ViewChannel);
        failure = await Assert.ThrowsAsync<DiscordException>(() => client.CreateMessageAsync(channel, Body("hello"), CancellationToken.None));
        Assert.Contains("View Channel", failure.Message, StringComparison.Ordinal);
        await world.SlashAsync(world.Reader, world.Channel, "ask", ("question", "late"));
        world.Elapse(TimeSpan.FromMinutes(16));
        failure = await Assert.ThrowsAsync<DiscordException>(() => client.EditResponseAsync(_interactions.Last(), Body("late"), CancellationToken.None));
        Assert.Equal(DiscordErrorKind.InteractionGone, failure.Kind);
        using var stranger = new DiscordApi(Options(discord) with { BotToken = "wrong" }, ScriptedApi.Pace, TimeProvider.System, new CapturedLog());
        failure = await Assert.ThrowsAsync<DiscordException>(() => stranger.GetApplicationAsync(CancellationToken.None));
        Assert.Equal(DiscordErrorKind.Unauthorised, failure.Kind);
        Assert.Empty(discord.Violations);
    }

    private static MessageBody Body(string content) => new() { Content = content };

    private static DiscordOptions Options(LoopbackDiscord discord) =>
        new() { BotToken = discord.BotToken, ApiBaseUrl = discord.ApiBaseUrl, FileHosts = [discord.ApiBaseUrl.Authority] };

    private async Task<DiscordApi> ConnectAsync(LoopbackDiscord discord, HttpPace pace)
    {
        discord.World.Dispatching = (name, data) =>
        {
            if (name == "INTERACTION_CREATE") _interactions.Enqueue(data.Deserialize<Interaction>(DiscordJson.Options)!);
        };
        var client = new DiscordApi(Options(discord), pace, TimeProvider.System, new CapturedLog());
        var question = new CommandOption { Type = CommandOptionKind.Text, Name = "question", Description = "The question.", Required = true };
        var file = new CommandOption { Type = CommandOptionKind.Attachment, Name = "file", Description = "The file.", Required = true };
        await client.OverwriteCommandsAsync(
            new Snowflake(discord.World.Bot.Id),
            [new CommandDefinition { Name = "ask", Description = "Asks.", Options = [question] }, new CommandDefinition { Name = "add", Description = "Adds.", Options = [file] }], CancellationToken.None);
        return client;
    }
}
