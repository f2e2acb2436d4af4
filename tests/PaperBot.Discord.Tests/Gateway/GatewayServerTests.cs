using System.Net.WebSockets;
using System.Text;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>The gateway on loopback notices what a client does wrong; without that, tests against it would prove nothing.</summary>
public sealed class GatewayServerTests
{
    private const string Client = """{"os":"linux","browser":"b","device":"d"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"$TOKEN","intents":513,"properties":{"os":"linux","browser":"b","device":"d"},"shards":[0,1]}}""", "unknown property shards", null)]
    [InlineData("""{"op":2,"d":{"token":"$TOKEN","intents":513,"properties":{"os":"linux","browser":"b"}}}""", "lack device", null)]
    [InlineData("""{"op":2,"x":1,"d":{"token":"$TOKEN","intents":513,"properties":{"os":"linux","browser":"b","device":"d"}}}""", "unknown property x", null)]
    [InlineData("""{"op":2,"d":{"token":"$TOKEN","intents":33281,"properties":{"os":"linux","browser":"b","device":"d"}}}""", "intents are not allowed", 4014)]
    [InlineData("""{"op":2,"d":{"token":"$TOKEN","intents":131072,"properties":{"os":"linux","browser":"b","device":"d"}}}""", "intents are not allowed", 4013)]
    [InlineData("""{"op":2,"d":{"token":"$TOKEN","intents":1,"shard":[3,3],"properties":{"os":"linux","browser":"b","device":"d"}}}""", "shard makes no sense", 4010)]
    [InlineData("""{"op":3,"d":{}}""", "opcode 3", 4003)]
    [InlineData("""{"op":1,"d":7""", "no payload", 4002)]
    public async Task A_client_that_is_wrong_is_reported(string payload, string violation, int? code)
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var client = await ConnectAsync(discord);

        await SendAsync(client, payload.Replace("$TOKEN", discord.BotToken, StringComparison.Ordinal));
        await GatewayServer.WaitUntilAsync(() => !discord.Violations.IsEmpty, "a violation", Token);

        Assert.Contains(violation, Assert.Single(discord.Violations), StringComparison.Ordinal);
        if (code is { } expected) Assert.Equal(expected, await CloseCodeAsync(client));
    }

    [Fact]
    public async Task A_client_that_sends_too_much_is_closed()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var client = await ConnectAsync(discord);

        for (var sent = 0; sent < 121; sent++) await SendAsync(client, """{"op":1,"d":null}""");

        Assert.Equal(4008, await CloseCodeAsync(client));
        Assert.Contains("120 payloads", Assert.Single(discord.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_identifies_of_one_key_at_once_are_refused()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        discord.Gateway.IdentifyInterval = TimeSpan.FromMinutes(1);
        using var first = await ConnectAsync(discord);
        using var second = await ConnectAsync(discord);

        await SendAsync(first, Identify(discord, 0));
        await discord.Gateway.WaitForConnectionAsync(Token);
        await SendAsync(second, Identify(discord, 1));
        await GatewayServer.WaitUntilAsync(() => !discord.Violations.IsEmpty, "a violation", Token);

        Assert.Contains("too soon", Assert.Single(discord.Violations), StringComparison.Ordinal);
        Assert.Equal(1, discord.Gateway.ConnectedShardCount);
    }

    [Fact]
    public async Task A_client_that_closes_with_1000_cannot_resume()
    {
        await using var discord = await LoopbackDiscord.StartAsync();
        using var first = await ConnectAsync(discord);
        await SendAsync(first, Identify(discord, 0));
        await discord.Gateway.WaitForConnectionAsync(Token);
        await first.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
        await GatewayServer.WaitUntilAsync(() => !discord.Gateway.ClientCloses.IsEmpty, "the close", Token);

        using var second = await ConnectAsync(discord);
        await SendAsync(second, $$$"""{"op":6,"d":{"token":"{{{discord.BotToken}}}","session_id":"session-1","seq":1}}""");

        Assert.Contains("\"op\":10", await ReadAsync(second), StringComparison.Ordinal);
        Assert.Equal("""{"op":9,"d":false}""", await ReadAsync(second));
    }

    private static string Identify(LoopbackDiscord discord, int shard) =>
        $$$"""{"op":2,"d":{"token":"{{{discord.BotToken}}}","intents":513,"shard":[{{{shard}}},2],"properties":{{{Client}}}}}""";

    private static async Task<ClientWebSocket> ConnectAsync(LoopbackDiscord discord)
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"{discord.GatewayUrl}?v=10&encoding=json"), Token);
        return client;
    }

    private static Task SendAsync(ClientWebSocket client, string payload) =>
        client.SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, endOfMessage: true, Token);

    private static async Task<string> ReadAsync(ClientWebSocket client)
    {
        var buffer = new byte[65_536];
        var length = 0;
        while (true)
        {
            var part = await client.ReceiveAsync(buffer.AsMemory(length), Token);
            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private static async Task<int?> CloseCodeAsync(ClientWebSocket client)
    {
        while (client.CloseStatus is null) await ReadAsync(client);
        return (int?)client.CloseStatus;
    }
}
