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
}
