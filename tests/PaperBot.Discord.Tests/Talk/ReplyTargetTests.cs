using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using PaperBot.Discord.Talk;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Replies of several parts, as responses to interactions and as messages.</summary>
public sealed class ReplyTargetTests
{
    private static readonly MessageBody[] Parts = [Part("first"), Part("second"), Part("third")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_part_is_the_response_and_the_others_follow_in_order(bool isPrivate)
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var api = Api(discord);
        var (exchange, arrival) = await AskedAsync(discord, api, isPrivate);
        var target = Target(api, arrival, isPrivate);

        await target.ShowAsync(_ => Part("waiting"), CancellationToken.None);
        var sent = await target.FinishAsync(_ => Parts, CancellationToken.None);

        Assert.Equal(["first", "second", "third"], exchange.Messages.Select(message => message.Content));
        Assert.All(exchange.Messages, message => Assert.Equal(isPrivate, message.IsEphemeral));
        Assert.Equal(3, sent.Count);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task When_the_interaction_has_expired_all_parts_go_into_the_channel()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var api = Api(discord);
        var (_, arrival) = await AskedAsync(discord, api, isPrivate: false);
        discord.World.Elapse(TimeSpan.FromMinutes(16));

        await Target(api, arrival, isPrivate: false).FinishAsync(_ => Parts, CancellationToken.None);

        Assert.Equal(["first", "second", "third"], discord.World.Channel.Messages.Select(message => message.Content).Where(content => content.Length > 0));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task When_a_private_interaction_has_expired_nothing_is_shown_to_others()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var api = Api(discord);
        var (_, arrival) = await AskedAsync(discord, api, isPrivate: true);
        discord.World.Elapse(TimeSpan.FromMinutes(16));

        var error = await Assert.ThrowsAsync<DiscordException>(() => Target(api, arrival, isPrivate: true).FinishAsync(_ => Parts, CancellationToken.None));

        Assert.Equal(DiscordErrorKind.InteractionGone, error.Kind);
        Assert.Empty(discord.World.Channel.Messages);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_reply_to_a_message_stands_there_once_however_often_it_is_sent()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var api = Api(discord);
        var asked = await discord.World.MentionAsync(discord.World.Reader, discord.World.Channel, "hello");
        var message = new Message { Id = new Snowflake(asked.Id), ChannelId = new Snowflake(asked.Channel.Id) };

        for (var time = 0; time < 2; time++) await new MessageTarget(api, message, TimeProvider.System, _ => Task.CompletedTask).FinishAsync(_ => Parts, CancellationToken.None);

        Assert.Equal(["first", "second", "third"], asked.Messages.Select(part => part.Content));
        Assert.Same(asked.Sent, asked.Messages[0].Reference);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task When_a_further_part_is_lost_the_first_stays_says_so_and_has_the_buttons()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var api = Api(discord);
        var (exchange, arrival) = await AskedAsync(discord, api, isPrivate: false);
        discord.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Where = request => request.Method == "POST" });
        var last = Part("third") with { Components = [Component.Row(Component.Button(ButtonStyle.Secondary, "Evidence", "Evidence:aaaaaaaaaaaaaaaa"))] };

        var sent = await Target(api, arrival, isPrivate: false).FinishAsync(_ => [Parts[0], Parts[1], last], CancellationToken.None);

        var only = Assert.Single(exchange.Messages);
        Assert.Equal(only.Id, Assert.Single(sent).Id.Value);
        Assert.StartsWith("first\n", only.Content, StringComparison.Ordinal);
        Assert.Contains("ask again", only.Content, StringComparison.Ordinal);
        Assert.True(only.HasButton("Evidence"));
        Assert.Empty(discord.Violations);
    }

    private static DiscordApi Api(LoopbackDiscord discord) =>
        new(new DiscordOptions { BotToken = discord.BotToken, ApiBaseUrl = discord.ApiBaseUrl }, TimeProvider.System, NullLogger<DiscordApi>.Instance);

    private static async Task<(Exchange Exchange, Arrival Arrival)> AskedAsync(LoopbackDiscord discord, DiscordApi api, bool isPrivate)
    {
        await api.OverwriteCommandsAsync(new Snowflake(discord.World.Bot.Id), CommandCatalogue.All, CancellationToken.None);
        JsonObject? payload = null;
        discord.World.Dispatching = (_, data) => payload = data;
        var exchange = await discord.World.SlashAsync(discord.World.Reader, discord.World.Channel, "ask", ("question", "What is attention?"));
        discord.World.Dispatching = null;
        var interaction = payload.Deserialize<Interaction>(DiscordJson.Options)!;
        await api.RespondAsync(interaction, InteractionResponse.Deferred(isPrivate), CancellationToken.None);
        return (exchange, Arrival.Of(interaction, DateTimeOffset.UtcNow)!);
    }

    private static ResponseTarget Target(DiscordApi api, Arrival arrival, bool isPrivate)
    {
        var running = new RunningRequests(1).TryBegin("1", arrival.Visitor.User)!;
        return new ResponseTarget(api, arrival, new Admitted(running, new GuildSettings(), isPrivate, IsLate: false), TimeProvider.System);
    }

    private static MessageBody Part(string text) => new() { Content = text };
}
