using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PaperBot.DiscordServer.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Payloads that make no sense, handlers that fail or dawdle, several shards, and stopping in between.</summary>
public sealed partial class TroubleTests
{
    public static TheoryData<string> Nonsense =>
    [
        "", "{", "[]", "7", "null", "{}", "\"op\"", "\u0000", "{\"op\":\"x\"}", "{\"op\":0}", "{\"op\":0,\"t\":\"MESSAGE_CREATE\"}", "{\"op\":0,\"t\":7,\"s\":null,\"d\":{}}",
        "{\"op\":0,\"t\":\"A\",\"s\":\"1\",\"d\":{}}", "{\"op\":0,\"t\":\"A\",\"d\":[]}", "{\"op\":0,\"t\":\"A\",\"d\":\"text\"}", "{\"op\":0,\"t\":null,\"d\":null}", "{\"op\":99,\"d\":{}}",
        "{\"op\":-1}", "{\"op\":2,\"d\":{}}", "{\"op\":10,\"d\":{\"heartbeat_interval\":5}}", "{\"op\":11,\"d\":[]}", "{\"op\":3,\"t\":\"" + new string('x', 200_000) + "\"}",
        "{\"op\":0,\"d\":" + new string('[', 50_000), "{\"op\":0,\"t\":\"NEVER_HEARD_OF\",\"d\":{}}",
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task A_payload_that_makes_no_sense_is_skipped(string payload)
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.SendText(payload);
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        Assert.Equal(1, running.Server.ConnectionCount);
    }

    [Theory]
    [InlineData("""{"op":10}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":"soon"}}""")]
    public async Task A_hello_that_makes_no_sense_is_left(string hello)
    {
        await using var running = await RunningGateway.StartAsync(new() { Server = server => server.SaysHello = false });
        await running.UntilAsync(() => running.Server.ConnectionCount == 1, "a connection");

        running.Server.SaysHello = true;
        running.Server.SendText(hello);

        await running.ConnectedAsync();
        Assert.Equal(2, running.Server.ConnectionCount);
    }

    [Fact]
    public async Task A_ready_without_a_session_is_served_and_followed_by_a_new_session()
    {
        await using var running = await RunningGateway.StartConnectedAsync();
        running.Server.SendText("""{"op":0,"t":"READY","s":2,"d":{"session_id":7,"resume_gateway_url":[]}}""");
        await running.UntilAsync(() => running.Count("READY") == 2, "the odd READY");

        running.Server.Drop();
        await running.UntilAsync(() => running.Count("READY") == 3, "a third READY");

        Assert.Empty(running.Server.Resumes);
    }

    [Fact]
    public async Task A_compressed_stream_that_breaks_is_resumed_without_compression_and_nothing_is_lost()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Compress = true });
        for (var number = 0; number < 50; number++) await running.SendNumber(number);

        running.Server.SendBytes([1, 2, 3, 4, 5, 0, 0, 0xFF, 0xFF]);
        for (var number = 50; number < 100; number++) await running.SendNumber(number);
        await running.UntilNumbersAsync(100);

        Assert.Equal(Enumerable.Range(0, 100), running.Numbers);
        Assert.Single(running.Server.Identifies);
        Assert.DoesNotContain("compress", running.Server.Queries.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_does_not_compress_although_asked_is_understood()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Compress = true });

        running.Server.SendText("""{"op":0,"t":"PLAIN","s":null,"d":{}}""");
        await running.UntilAsync(() => running.Count("PLAIN") == 1, "the plain event");

        Assert.Equal(1, running.Server.ConnectionCount);
    }

    [Fact]
    public async Task A_payload_without_end_is_cut()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.SendText($$$"""{"op":0,"t":"HUGE","s":null,"d":{"text":"{{{new string('x', 17 * 1024 * 1024)}}}"}}""");
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");

        Assert.Equal(0, running.Count("HUGE"));
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_the_next_event_comes()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Dispatch = received => throw new InvalidOperationException($"no {received.Name}") });

        await running.SendNumber(0);
        await running.SendNumber(1);
        await running.UntilNumbersAsync(2);

        await running.UntilAsync(() => running.Log.Lines.Any(line => line.Contains("no NUMBER", StringComparison.Ordinal)), "the log");
        Assert.Equal(1, running.Server.ConnectionCount);
    }

    [Fact]
    public async Task A_handler_that_dawdles_keeps_no_heartbeat_waiting()
    {
        using var goOn = new ManualResetEventSlim();
        await using var running = await RunningGateway.StartConnectedAsync(new()
        {
            Server = server => server.HeartbeatInterval = TimeSpan.FromMilliseconds(300),
            Dispatch = _ => goOn.Wait(TestContext.Current.CancellationToken),
        });

        await running.SendNumber(0);
        await running.UntilAsync(() => running.Server.HeartbeatCount >= 4, "four heartbeats");
        goOn.Set();
        await running.UntilNumbersAsync(1);

        Assert.Empty(running.Server.Resumes);
    }

    [Fact]
    public async Task Shards_identify_one_after_the_other_and_each_hears_of_its_guilds()
    {
        await using var running = await RunningGateway.StartAsync(new()
        {
            Options = options => options with { ShardCount = 4 },
            Pace = RunningGateway.QuickPace with { IdentifyInterval = TimeSpan.FromMilliseconds(20) },
        });
        await running.ConnectedAsync();

        for (var number = 0; number < 40; number++) await running.SendNumber(number, (ulong)number << 22);
        await running.UntilNumbersAsync(40);

        Assert.Equal(["[0,4]", "[1,4]", "[2,4]", "[3,4]"], running.Server.Identifies.Select(identify => identify["shard"]!.ToJsonString()));
        Assert.All(running.Events.Where(received => received.Name == "NUMBER"), received => Assert.Equal(received.Data.GetProperty("number").GetInt32() % 4, received.Shard));
        Assert.All(Enumerable.Range(0, 4), shard =>
        {
            var numbers = running.Events.Where(received => received.Name == "NUMBER" && received.Shard == shard).Select(received => received.Data.GetProperty("number").GetInt32()).ToArray();
            Assert.Equal(numbers.Order(), numbers);
        });
    }

    [Fact]
    public async Task Stopping_while_it_waits_to_connect_again_ends_at_once()
    {
        var pace = RunningGateway.QuickPace with { Backoff = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1)) };
        await using var running = await RunningGateway.StartAsync(new() { Pace = pace, Server = server => server.RefusesConnections = true });
        await running.UntilAsync(() => running.Log.Lines.Any(line => line.Contains("unreachable", StringComparison.Ordinal)), "a failed attempt");

        await running.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(10, "2.5 5 10 10")]
    [InlineData(0, "0 0 0 0")]
    public async Task A_gateway_that_closes_every_session_at_once_is_asked_less_and_less_often(int standsAfterHours, string waits)
    {
        GatewayServer? closing = null;
        await using var running = await RunningGateway.StartAsync(new()
        {
            Pace = RunningGateway.QuickPace with { Chance = () => 0, StandsAfter = TimeSpan.FromHours(standsAfterHours) },
            Server = server => closing = server,
            Dispatch = received =>
            {
                if (received.Name is "READY" or "RESUMED") closing!.Close(4000);
            },
        });

        await running.UntilAsync(() => Waits().Length >= 4, "four reconnects");

        Assert.Equal(waits, string.Join(' ', Waits().Take(4).Select(wait => FormattableString.Invariant($"{wait.TotalMilliseconds}"))));

        TimeSpan[] Waits() => [.. running.Log.Lines.Select(line => ConnectsAgain().Match(line)).Where(match => match.Success).Select(match => TimeSpan.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    [Fact]
    public async Task Stopping_before_hello_ends_at_once()
    {
        await using var running = await RunningGateway.StartAsync(new() { Server = server => server.SaysHello = false });
        await running.UntilAsync(() => running.Server.ConnectionCount == 1, "a connection");

        await running.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await running.UntilAsync(() => !running.Server.ClientCloses.IsEmpty, "the end of the connection");
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_handler_that_hangs()
    {
        using var never = new ManualResetEventSlim();
        await using var running = await RunningGateway.StartConnectedAsync(new() { Dispatch = _ => never.Wait(TestContext.Current.CancellationToken) });
        await running.UntilAsync(() => !running.Events.IsEmpty, "the first event");

        await running.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        never.Set();
    }

    [Fact]
    public async Task Reconnects_and_connected_shards_are_counted()
    {
        var measured = new ConcurrentQueue<(string Name, string? Reason)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "PaperBot.Discord") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Enqueue((instrument.Name, tags.Length > 0 ? tags[0].Value as string : null)));
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => measured.Enqueue((instrument.Name, null)));
        listener.Start();
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Close(4321);
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");

        Assert.Contains(("paperbot.discord.reconnects", "close 4321"), measured);
        Assert.Contains(("paperbot.discord.shards.connected", null), measured);
    }

    [Fact]
    public async Task The_log_never_shows_the_bot_token_or_what_people_write()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        await running.Server.DispatchAsync("MESSAGE_CREATE", new JsonObject { ["content"] = "something private" }, null);
        running.Server.SendText("""{"op":0,"d":"something private""");
        running.Server.AskToReconnect();
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");
        running.Server.Invalidate(resumable: false);
        await running.UntilAsync(() => running.Count("READY") == 2, "a second READY");

        Assert.NotEmpty(running.Log.Lines);
        Assert.DoesNotContain(running.Log.Lines, line => line.Contains(running.Discord.BotToken, StringComparison.Ordinal) || line.Contains("private", StringComparison.Ordinal));
    }

    [GeneratedRegex("connects again in ([0-9:.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex ConnectsAgain();
}
