using Xunit;

namespace PaperBot.OpenAI.Tests;

/// <summary>Each test sets one limit short, or has a clock that ends it at once; nothing is asserted on how long anything takes.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_server_that_does_not_begin_is_left()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence(": loading\n\n"));
        using var client = await Connected.ClientAsync(server, options => options with { FirstTokenTimeout = Soon }, new HurriedTime(Soon));
        var failure = await client.FailsAsync();
        Assert.Contains("did not begin to answer within 2 seconds; ask for less, or see what keeps it busy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_and_relieved()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence(Reply.Piece("half ")));
        using var client = await Connected.ClientAsync(server, options => options with { NextTokenTimeout = TimeSpan.FromSeconds(0.1) }, TimeProvider.System);
        var failure = await client.FailsAsync();
        Assert.Contains("fell silent within 0.1 seconds; ask for less, or see what keeps it busy", failure.Message, StringComparison.Ordinal);
        await server.Abandoned.Task;
        Assert.Single(server.Chats);
    }

    [Fact]
    public async Task A_server_that_never_finishes_is_left()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenSilence(Reply.Piece("half ")));
        using var client = await Connected.ClientAsync(server, options => options with { AnswerTimeout = TimeSpan.FromSeconds(0.3) }, TimeProvider.System);
        var failure = await client.FailsAsync();
        Assert.Contains("did not finish within 0.3 seconds; ask for less, or see what keeps it busy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retries_end_with_the_whole_time_and_tell_the_last_cause()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(500, """{"error":{"message":"no memory"}}"""));
        using var client = await Connected.ClientAsync(
            server, options => options with { AnswerTimeout = TimeSpan.FromSeconds(2), RetryDelay = TimeSpan.FromSeconds(60), MaxRetryDelay = TimeSpan.FromSeconds(60) }, TimeProvider.System);
        Assert.Contains("no memory", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_of_itself_is_connected_to_all_the_same()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.ThenSilence());
        var options = Connected.Options(server) with { ConnectTimeout = Soon, ContextTokens = 2048 };
        var model = await ServerModel.ConnectAsync(options, new HurriedTime(Soon), new Random(1), CancellationToken.None);
        using var client = model.Client;
        Assert.Equal(("tiny", 2048), (model.Name, model.Limits.ContextTokens));
    }

    [Fact]
    public async Task The_doctor_does_not_wait_for_a_server_that_says_nothing_of_itself()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.ThenSilence());
        var health = await ServerHealth.CheckAsync(Connected.Options(server) with { ConnectTimeout = TimeSpan.FromSeconds(0.1) }, CancellationToken.None);
        Assert.Contains("says nothing of itself within 0.1 seconds; see whether it hangs, or start it again", health.Sentence, StringComparison.Ordinal);
    }
}
