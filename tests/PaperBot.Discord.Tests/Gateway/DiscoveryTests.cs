using PaperBot.Discord.Http;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Where the gateway is, and how many shards it wants, as Discord's API tells.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public async Task Without_an_address_of_its_own_it_asks_the_api_and_takes_the_recommended_shards()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new()
        {
            Options = options => options with { GatewayUrl = null },
            World = world => (world.RecommendedShards, world.MaxConcurrency) = (4, 2),
            Pace = RunningGateway.QuickPace with { IdentifyInterval = TimeSpan.FromMilliseconds(20) },
        });

        Assert.Equal(["/gateway/bot"], running.Discord.Requests.Select(request => request.Path));
        Assert.Equal(["[0,4]", "[1,4]", "[2,4]", "[3,4]"], running.Server.Identifies.Select(identify => identify["shard"]!.ToJsonString()).Order());
    }

    [Fact]
    public async Task A_shard_count_of_ones_own_counts_more_than_the_recommendation()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Options = options => options with { GatewayUrl = null, ShardCount = 2 }, World = world => world.RecommendedShards = 4 });

        Assert.Equal(2, running.Server.Identifies.Count);
    }

    [Fact]
    public async Task With_an_address_of_its_own_it_does_not_ask_the_api()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        Assert.Empty(running.Discord.Requests);
    }

    [Fact]
    public async Task Without_a_session_left_it_waits_and_says_so()
    {
        await using var running = await RunningGateway.StartAsync(new() { Options = options => options with { GatewayUrl = null }, World = world => world.SessionsRemaining = 0 });

        await running.UntilAsync(() => running.Log.Lines.Any(line => line.Contains("no more sessions", StringComparison.Ordinal)), "the log");

        Assert.Equal(0, running.Server.ConnectionCount);
    }

    [Fact]
    public async Task A_wrong_bot_token_is_told_by_the_api_already()
    {
        await using var running = await RunningGateway.StartAsync(new() { Options = options => options with { GatewayUrl = null, BotToken = "wrong" }, ExpectsViolations = true });

        var refusal = await Assert.ThrowsAsync<DiscordException>(() => running.Run);

        Assert.Equal(DiscordErrorKind.Unauthorised, refusal.Kind);
        Assert.Equal(0, running.Server.ConnectionCount);
    }
}
