using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Connecting, identifying, beating, handing on, and stopping.</summary>
public sealed class ConnectTests
{
    [Fact]
    public async Task A_client_identifies_with_its_token_and_no_more_intents_than_needed()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        var identify = Assert.Single(running.Server.Identifies);
        Assert.Equal(running.Discord.BotToken, (string?)identify["token"]);
        Assert.Equal((1 << 0) | (1 << 9) | (1 << 12), (int?)identify["intents"]);
        Assert.Equal("[0,1]", identify["shard"]!.ToJsonString());
        Assert.Equal("?v=10&encoding=json", Assert.Single(running.Server.Queries));
        await running.UntilAsync(() => running.Count("READY") == 1, "READY");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_are_handed_on_in_order_compressed_or_not(bool compress)
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Compress = compress });

        for (var number = 0; number < 500; number++) await running.SendNumber(number);
        await running.Server.DispatchAsync("LONG", new JsonObject { ["text"] = new string('ü', 300_000) }, null);
        await running.UntilAsync(() => running.Count("LONG") == 1, "the long event");

        Assert.Equal(Enumerable.Range(0, 500), running.Numbers);
        Assert.Equal(300_000, running.Events.Last().Data.GetProperty("text").GetString()!.Length);
        Assert.Equal(compress, running.Server.Queries.Single().Contains("compress=zlib-stream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_beats_in_the_interval_that_it_was_told()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Server = server => server.HeartbeatInterval = TimeSpan.FromMilliseconds(200) });

        await running.UntilAsync(() => running.Server.HeartbeatCount >= 4 && running.Client.Latency > TimeSpan.Zero, "four heartbeats and their answers");

        Assert.Equal(1, running.Server.ConnectionCount);
    }

    [Fact]
    public async Task Stopping_closes_with_1000_so_that_the_bot_goes_offline()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        await running.StopAsync();

        await running.UntilAsync(() => !running.Server.ClientCloses.IsEmpty, "the close");
        Assert.Equal([1000], running.Server.ClientCloses);
        Assert.False(running.Client.IsConnected);
    }
}
