using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Connections that end, and sessions that go on or do not.</summary>
public sealed class ResumeTests
{
    [Fact]
    public async Task What_happened_while_nobody_was_connected_is_replayed()
    {
        await using var running = await RunningGateway.StartConnectedAsync();
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        running.Server.RefusesConnections = true;
        running.Server.Drop();
        await running.UntilAsync(() => running.Server.ConnectedShardCount == 0, "the lost connection");
        for (var number = 1; number < 10; number++) await running.SendNumber(number);
        running.Server.RefusesConnections = false;
        await running.UntilNumbersAsync(10);

        Assert.Equal(Enumerable.Range(0, 10), running.Numbers);
        var resume = Assert.Single(running.Server.Resumes);
        Assert.Equal(("session-1", 2), ((string?)resume["session_id"], (int?)resume["seq"]));
        Assert.Single(running.Server.Identifies);
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Sockets_that_are_dropped_at_any_moment_lose_and_double_nothing(bool compress, int seed)
    {
        const int count = 3_000;
        var random = new Random(seed);
        await using var running = await RunningGateway.StartConnectedAsync(new() { Compress = compress });

        for (var number = 0; number < count; number++)
        {
            await running.SendNumber(number);
            if (random.Next(60) == 0)
            {
                if (random.Next(4) > 0) await running.ConnectedAsync();
                running.Server.Drop();
            }

            if (random.Next(20) == 0) await Task.Delay(random.Next(3));
        }

        await running.UntilNumbersAsync(count);
        Assert.Equal(Enumerable.Range(0, count), running.Numbers);
        Assert.Single(running.Server.Identifies);
        Assert.InRange(running.Server.Resumes.Count, 5, count);
    }

    [Fact]
    public async Task A_connection_that_no_longer_answers_is_closed_and_resumed()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Server = server => server.HeartbeatInterval = TimeSpan.FromMilliseconds(50) });

        running.Server.AcknowledgesHeartbeats = false;
        await running.UntilAsync(() => !running.Server.Resumes.IsEmpty, "a resume");
        running.Server.AcknowledgesHeartbeats = true;
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        Assert.Contains(4000, running.Server.ClientCloses);
        Assert.DoesNotContain(1000, running.Server.ClientCloses);
        Assert.Single(running.Server.Identifies);
        Assert.Equal([0], running.Numbers);
    }

    [Fact]
    public async Task Asked_to_reconnect_it_resumes()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.AskToReconnect();
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");

        Assert.Single(running.Server.Identifies);
        Assert.Equal([4000], running.Server.ClientCloses);
    }

    [Fact]
    public async Task An_invalid_session_that_may_be_resumed_is()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Invalidate(resumable: true);
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");

        Assert.Single(running.Server.Identifies);
    }

    [Fact]
    public async Task An_invalid_session_is_followed_by_a_new_one()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Invalidate(resumable: false);
        await running.UntilAsync(() => running.Count("READY") == 2, "a second READY");
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        Assert.Empty(running.Server.Resumes);
        Assert.Equal(2, running.Server.Identifies.Count);
    }

    [Fact]
    public async Task A_session_that_is_unknown_when_it_is_resumed_is_followed_by_a_new_one()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.ForgetsSessions = true;
        running.Server.Drop();
        await running.UntilAsync(() => running.Count("READY") == 2, "a second READY");

        Assert.Single(running.Server.Resumes);
        Assert.Equal(2, running.Server.Identifies.Count);
    }

    [Fact]
    public async Task An_address_for_resuming_that_does_not_answer_gives_way_to_the_ordinary_one()
    {
        await using var running = await RunningGateway.StartConnectedAsync(new() { Server = server => server.ResumeUrl = "ws://127.0.0.1:1/" });

        running.Server.Drop();
        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");

        Assert.Single(running.Server.Identifies);
    }

    [Fact]
    public async Task A_session_that_ends_each_time_it_is_resumed_is_given_up()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        for (var attempt = 0; attempt < 8; attempt++) running.Server.RefuseNext(4000);
        running.Server.Drop();
        await running.UntilAsync(() => running.Count("READY") == 2, "a second READY");

        Assert.Equal(2, running.Server.Identifies.Count);
    }

    [Fact]
    public async Task What_found_no_room_before_a_connection_was_given_up_is_replayed()
    {
        const int count = 12_000;
        using var goOn = new ManualResetEventSlim();
        await using var running = await RunningGateway.StartConnectedAsync(new()
        {
            Server = server => server.HeartbeatInterval = TimeSpan.FromMilliseconds(100),
            Dispatch = _ => goOn.Wait(TestContext.Current.CancellationToken),
        });

        for (var number = 0; number < count; number++) await running.SendNumber(number);
        await running.UntilAsync(() => running.Server.Resumes.Count(resume => (int)resume["seq"]! >= 10_000) >= 2, "two connections that were given up while the queue was full");
        goOn.Set();
        running.Server.HeartbeatInterval = TimeSpan.FromSeconds(40);

        await running.UntilNumbersAsync(count);
        Assert.Equal(Enumerable.Range(0, count), running.Numbers);
        Assert.Single(running.Server.Identifies);
    }

    [Fact]
    public async Task An_event_that_is_delivered_twice_is_handed_on_once()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        await running.SendNumber(0);
        running.Server.RepeatLast();
        await running.SendNumber(1);
        await running.UntilNumbersAsync(2);

        Assert.Equal([0, 1], running.Numbers);
    }

    [Fact]
    public async Task An_event_that_comes_late_is_not_taken_for_a_repetition()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.DispatchSwapped(("NUMBER", new JsonObject { ["number"] = 0 }), ("NUMBER", new JsonObject { ["number"] = 1 }), null);
        await running.UntilNumbersAsync(2);

        Assert.Equal([1, 0], running.Numbers);
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_reached_is_tried_until_it_can()
    {
        await using var running = await RunningGateway.StartAsync(new() { Server = server => server.RefusesConnections = true });
        await running.UntilAsync(() => running.Log.Lines.Count(line => line.Contains("unreachable", StringComparison.Ordinal)) >= 4, "four attempts");
        Assert.False(running.Client.IsConnected);

        running.Server.RefusesConnections = false;
        await running.ConnectedAsync();
    }

    [Fact]
    public async Task A_gateway_that_does_not_say_hello_is_left()
    {
        var pace = RunningGateway.QuickPace with { HelloTimeout = TimeSpan.FromMilliseconds(150) };
        await using var running = await RunningGateway.StartAsync(new() { Pace = pace, Server = server => server.SaysHello = false });
        await running.UntilAsync(() => running.Server.ConnectionCount >= 2, "a second connection");

        running.Server.SaysHello = true;
        await running.ConnectedAsync();

        Assert.Contains(running.Log.Lines, line => line.Contains("no hello", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_for_a_heartbeat_it_beats_at_once_but_not_without_end()
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.AskForHeartbeat();
        await running.UntilAsync(() => running.Server.HeartbeatCount == 1, "the heartbeat");
        for (var request = 0; request < 300; request++) running.Server.AskForHeartbeat();
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        Assert.InRange(running.Server.HeartbeatCount, 1, 60);
        Assert.Equal(1, running.Server.ConnectionCount);
    }
}
