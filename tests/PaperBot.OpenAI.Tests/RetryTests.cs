using PaperBot.OpenAI.Connections;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_burst_of_failures_is_sat_out(int status)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(status, "{}"), Reply.Json(status, ""), Reply.Answer("There."));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal("There.", (await client.AskAsync()).Text);
        Assert.Equal(3, server.Chats.Count);
        Assert.Single(server.Chats.Select(asked => asked.Body).Distinct());
    }

    [Fact]
    public async Task A_connection_dropped_before_the_first_piece_is_opened_again()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenDrop(), Reply.ThenDrop(": waiting\n\n"), Reply.Answer("There."));
        using var client = await Connected.ClientAsync(server);
        Assert.Equal("There.", (await client.AskAsync()).Text);
    }

    [Fact]
    public async Task An_empty_stream_is_asked_again_and_then_told()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream());
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("broke off", (await client.FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Chats.Count);
    }

    [Fact]
    public async Task The_seconds_that_the_server_asks_for_are_waited()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(429, "{}", ("Retry-After", "7")), Reply.Answer("There."));
        var time = Connected.Hurried();
        using var client = await Connected.ClientAsync(server, time: time);
        Assert.Equal("There.", (await client.AskAsync()).Text);
        Assert.Equal([TimeSpan.FromSeconds(7)], time.Waits);
    }

    [Fact]
    public async Task The_date_that_the_server_asks_for_is_waited_for()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(503, "{}", ("Retry-After", "Sat, 21 Nov 2026 10:00:09 GMT")), Reply.Answer("There."));
        var time = Connected.Hurried(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        using var client = await Connected.ClientAsync(server, time: time);
        Assert.Equal("There.", (await client.AskAsync()).Text);
        Assert.Equal([TimeSpan.FromSeconds(9)], time.Waits);
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_long_is_busy()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(429, "{}", ("Retry-After", "3600")));
        using var client = await Connected.ClientAsync(server);
        await Assert.ThrowsAsync<ModelBusyException>(() => client.AskAsync());
        Assert.Single(server.Chats);
    }

    [Theory]
    [InlineData(429, "{}", "is busy; ask again in a minute")]
    [InlineData(503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", "still loading its model")]
    public async Task A_server_that_stays_busy_is_told_as_such(int status, string body, string said)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(status, body));
        using var client = await Connected.ClientAsync(server);
        var failure = await Assert.ThrowsAsync<ModelBusyException>(() => client.AskAsync());
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Chats.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_told_with_what_it_says()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(500, """{"error":{"message":"CUDA out of memory."}}"""));
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("failed (500) and says “CUDA out of memory”; ask again", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_during_a_pause_ends_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(500, "{}"));
        using var client = await Connected.ClientAsync(server, options => options with { RetryDelay = TimeSpan.FromSeconds(60), MaxRetryDelay = TimeSpan.FromSeconds(60) });
        using var cancel = new CancellationTokenSource();
        var asking = client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "x")], null, cancel.Token);
        while (server.Chats.Count == 0) await Task.Delay(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(server.Chats);
    }

    [Fact]
    public void Waits_double_up_to_the_limit_and_jitter_takes_at_most_half()
    {
        var (first, most) = (TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));
        double[] longest = [.. Enumerable.Range(0, 5).Select(attempt => RetrySchedule.Wait(attempt, first, most, null, 1).TotalSeconds)];
        double[] shortest = [.. Enumerable.Range(0, 5).Select(attempt => RetrySchedule.Wait(attempt, first, most, null, 0).TotalSeconds)];
        Assert.Equal([0.5, 1, 2, 3, 3], longest);
        Assert.Equal([0.25, 0.5, 1, 1.5, 1.5], shortest);
    }
}
