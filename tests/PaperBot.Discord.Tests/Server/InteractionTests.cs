using System.Text.Json.Nodes;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Server;

/// <summary>What Discord on loopback makes of interactions and their responses.</summary>
public sealed class InteractionTests
{
    [Fact]
    public async Task A_slash_command_arrives_with_all_that_Discord_tells()
    {
        await using var server = await ServerFixture.StartAsync();

        var (interaction, _) = await server.AskAsync();

        var payload = interaction.Payload;
        Assert.Equal(2, (int)payload["type"]!);
        Assert.Equal("ask", (string?)payload["data"]!["name"]);
        Assert.Equal("What is attention?", (string?)payload["data"]!["options"]![0]!["value"]);
        Assert.Equal($"{server.World.Guild.Id}", (string?)payload["guild_id"]);
        Assert.Equal($"{server.World.Reader.Id}", (string?)payload["member"]!["user"]!["id"]);
        Assert.NotNull(payload["member"]!["permissions"]);
        Assert.NotNull(payload["app_permissions"]);
        Assert.Equal(0, (int)payload["context"]!);
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task A_slash_command_in_a_direct_conversation_has_a_user_in_place_of_a_member()
    {
        await using var server = await ServerFixture.StartAsync();

        var (interaction, _) = await server.AskAsync(server.World.DirectChannel(server.World.Reader));

        Assert.Null(interaction.Payload["member"]);
        Assert.Null(interaction.Payload["guild_id"]);
        Assert.Equal($"{server.World.Reader.Id}", (string?)interaction.Payload["user"]!["id"]);
        Assert.Equal(1, (int)interaction.Payload["context"]!);
    }

    [Fact]
    public async Task A_deferred_response_is_filled_in_by_an_edit()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();

        Assert.Equal(204, (await server.Bot.RespondAsync(interaction, 5)).Status);
        Assert.True(exchange.Response!.IsLoading);
        Assert.Equal(200, (await server.Bot.SendAsync("PATCH", interaction.Original, RawBot.Message("an answer"))).Status);

        var answer = await exchange.WaitForFinalAsync();
        Assert.Equal("an answer", answer.Content);
        Assert.False(answer.IsEphemeral);
        Assert.Equal(5, exchange.Acknowledged!.Kind);
        Assert.Equal(["", "an answer"], answer.History.Select(state => state.Content));
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task The_first_follow_up_fills_a_deferred_response_and_cannot_change_who_sees_it()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 5);

        await server.Bot.SendAsync("POST", interaction.Webhook, RawBot.With(RawBot.Message("first"), "flags", 64));
        await server.Bot.SendAsync("POST", interaction.Webhook, RawBot.With(RawBot.Message("second"), "flags", 64));

        Assert.Equal("first", exchange.Response!.Content);
        Assert.False(exchange.Response.IsEphemeral);
        Assert.Equal("second", Assert.Single(exchange.FollowUps).Content);
        Assert.True(exchange.FollowUps[0].IsEphemeral);
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task A_response_after_the_deadline_finds_no_interaction()
    {
        await using var server = await ServerFixture.StartAsync();
        server.World.ResponseDeadline = TimeSpan.Zero;
        var (interaction, exchange) = await server.AskAsync();
        await Task.Delay(5);

        Assert.Equal((404, 10062), await server.Bot.RefusedAsync("POST", interaction.Callback, RawBot.Response(5)));

        Assert.Null(exchange.Acknowledged);
        Assert.Equal((404, 10015), await server.Bot.RefusedAsync("PATCH", interaction.Original, RawBot.Message()));
        Assert.Equal((404, 10062), await server.Bot.RefusedAsync("POST", interaction.Callback.Replace("/callback", "x/callback", StringComparison.Ordinal), RawBot.Response(5)));
    }

    [Fact]
    public async Task Of_many_first_responses_at_once_one_is_taken()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => server.Bot.RespondAsync(interaction, 4, RawBot.Message($"{number}"))));

        Assert.Equal(1, answers.Count(answer => answer.Status == 204));
        Assert.All(answers.Where(answer => answer.Status != 204), answer => Assert.Equal((400, 40060), (answer.Status, (int)answer.Body!["code"]!)));
        Assert.Single(exchange.Messages);
    }

    [Fact]
    public async Task An_interaction_token_ends_after_a_quarter_of_an_hour()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, _) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 5);

        server.World.Elapse(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await server.Bot.SendAsync("PATCH", interaction.Original, RawBot.Message("in time"))).Status);
        server.World.Elapse(TimeSpan.FromMinutes(2));

        Assert.Equal((401, 50027), await server.Bot.RefusedAsync("PATCH", interaction.Original, RawBot.Message("late")));
        Assert.Equal((401, 50027), await server.Bot.RefusedAsync("POST", interaction.Webhook, RawBot.Message("late")));
    }

    [Fact]
    public async Task An_ephemeral_message_is_no_message_of_the_channel()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 4, RawBot.With(RawBot.MessageWithButton("for you"), "flags", 64));
        var message = await exchange.WaitForFinalAsync();
        var place = $"/channels/{message.Channel.Id}/messages/{message.Id}";

        Assert.True(message.IsEphemeral);
        Assert.Equal((404, 10008), await server.Bot.RefusedAsync("GET", place));
        Assert.Equal((404, 10008), await server.Bot.RefusedAsync("PATCH", place, RawBot.Message()));
        Assert.Equal((404, 10008), await server.Bot.RefusedAsync("POST", $"{place}/threads", new JsonObject { ["name"] = "thread" }));
        Assert.DoesNotContain(server.Events, one => one.Name == "MESSAGE_CREATE");
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.World.ClickAsync(server.World.Manager, message, "Evidence"));
        Assert.Equal(200, (await server.Bot.SendAsync("GET", interaction.Original)).Status);
    }

    [Fact]
    public async Task An_edit_keeps_what_it_omits_and_refuses_to_empty_a_message()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();
        await server.Bot.RespondAsync(interaction, 4, RawBot.MessageWithButton("text"));

        var omitting = RawBot.Message();
        omitting.Remove("content");
        Assert.Equal(200, (await server.Bot.SendAsync("PATCH", interaction.Original, omitting)).Status);
        Assert.Equal("text", exchange.Response!.Content);
        Assert.True(exchange.Response.HasButton("Evidence"));
        await server.Bot.SendAsync("PATCH", interaction.Original, RawBot.With(RawBot.Message("text only"), "components", new JsonArray()));
        Assert.Empty(exchange.Response.Buttons);
        Assert.Equal((400, 50006), await server.Bot.RefusedAsync("PATCH", interaction.Original, RawBot.Message("")));
        Assert.Equal(204, (await server.Bot.SendAsync("DELETE", interaction.Original)).Status);
        Assert.Equal((404, 10008), await server.Bot.RefusedAsync("GET", interaction.Original));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1)]
    public async Task A_response_that_does_not_fit_a_slash_command_is_refused(int type)
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();

        Assert.Equal((400, 50035), await server.Bot.RefusedAsync("POST", interaction.Callback, RawBot.Response(type, RawBot.Message())));
        Assert.Null(exchange.Acknowledged);
        Assert.Equal(204, (await server.Bot.RespondAsync(interaction, 5)).Status);
    }

    [Fact]
    public async Task Mistakes_are_told_as_a_tree()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, _) = await server.AskAsync();

        var (status, body) = await server.Bot.RespondAsync(interaction, 4, RawBot.Message(new string('x', 2001)));

        Assert.Equal(400, status);
        Assert.Equal("BASE_TYPE_MAX_LENGTH", (string?)body!["errors"]!["data"]!["content"]!["_errors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_response_tells_its_message_when_asked()
    {
        await using var server = await ServerFixture.StartAsync();
        var (interaction, exchange) = await server.AskAsync();

        var (status, body) = await server.Bot.SendAsync("POST", $"{interaction.Callback}?with_response=true", RawBot.Response(4, RawBot.Message("text")));

        Assert.Equal(200, status);
        Assert.Equal($"{exchange.Response!.Id}", (string?)body!["resource"]!["message"]!["id"]);
    }

    [Fact]
    public async Task Hundreds_of_interactions_from_many_threads_are_kept_apart()
    {
        const int Count = 500;
        await using var server = await ServerFixture.StartAsync();
        server.World.KeepsHistory = false;
        server.Discord.KeepsRequests = false;

        var exchanges = new Exchange[Count];
        await Parallel.ForAsync(0, Count, async (number, _) =>
        {
            var exchange = exchanges[number] = await server.World.SlashAsync(server.World.Reader, server.World.Channel, "ask", ("question", $"{number}"));
            var interaction = new RawBot.Interaction(server.Events.Select(one => one.Data).Last(data => (string?)data["id"] == $"{exchange.Id}"), server.World);
            await server.Bot.RespondAsync(interaction, 5);
            await server.Bot.SendAsync("PATCH", interaction.Original, RawBot.Message($"answer {number}"));
        });

        for (var number = 0; number < Count; number++) Assert.Equal($"answer {number}", (await exchanges[number].WaitForFinalAsync()).Content);
        foreach (var exchange in exchanges) server.World.Forget(exchange);
        Assert.Empty(server.World.Channel.Messages);
        Assert.Empty(server.Discord.Violations);
    }
}
