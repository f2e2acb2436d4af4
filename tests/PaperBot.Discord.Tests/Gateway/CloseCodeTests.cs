using PaperBot.Discord.Http;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>What follows each code that the gateway closes with.</summary>
public sealed class CloseCodeTests
{
    [Theory]
    [InlineData(4004, DiscordErrorKind.Unauthorised, "Discord:Token")]
    [InlineData(4010, DiscordErrorKind.Invalid, "Discord:ShardCount")]
    [InlineData(4011, DiscordErrorKind.Invalid, "Discord:ShardCount")]
    [InlineData(4012, DiscordErrorKind.Invalid, "newer PaperBot")]
    [InlineData(4013, DiscordErrorKind.Invalid, "newer PaperBot")]
    [InlineData(4014, DiscordErrorKind.Forbidden, "GUILD_MESSAGES")]
    public async Task A_refusal_for_good_ends_the_run_with_what_to_do(int code, DiscordErrorKind kind, string advice)
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Close(code);
        var refusal = await Assert.ThrowsAsync<DiscordException>(() => running.Run);

        Assert.Equal((kind, code), (refusal.Kind, refusal.Code));
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(running.Discord.BotToken, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, running.Server.ConnectionCount);
        Assert.False(running.Client.IsConnected);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_session_that_has_ended_is_followed_by_a_new_one(int code)
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Close(code);
        await running.UntilAsync(() => running.Count("READY") == 2, "a second READY");

        Assert.Empty(running.Server.Resumes);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006 + 5)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4006)]
    [InlineData(4008)]
    [InlineData(4015)]
    [InlineData(4999)]
    public async Task Every_other_code_is_followed_by_a_resume(int code)
    {
        await using var running = await RunningGateway.StartConnectedAsync();

        running.Server.Close(code);
        await running.SendNumber(0);
        await running.UntilNumbersAsync(1);

        await running.UntilAsync(() => running.Count("RESUMED") == 1, "RESUMED");
        Assert.Single(running.Server.Identifies);
        Assert.Equal([0], running.Numbers);
    }

    [Fact]
    public async Task A_wrong_bot_token_ends_the_run_before_anything_began()
    {
        await using var running = await RunningGateway.StartAsync(new() { Options = options => options with { BotToken = "wrong" } });

        var refusal = await Assert.ThrowsAsync<DiscordException>(() => running.Run);

        Assert.Equal(DiscordErrorKind.Unauthorised, refusal.Kind);
        Assert.Empty(running.Events);
    }

    [Fact]
    public async Task A_refusal_of_one_shard_ends_them_all()
    {
        await using var running = await RunningGateway.StartAsync(new()
        {
            Options = options => options with { ShardCount = 3 },
            Pace = RunningGateway.QuickPace with { IdentifyInterval = TimeSpan.FromMilliseconds(1) },
        });
        await running.ConnectedAsync();

        running.Server.RefuseNext(4011);
        running.Server.Drop();

        await Assert.ThrowsAsync<DiscordException>(() => running.Run);
        Assert.Equal(0, running.Server.ConnectedShardCount);
    }

    [Fact]
    public async Task An_identify_that_is_answered_by_a_passing_trouble_is_repeated()
    {
        await using var running = await RunningGateway.StartAsync(new() { Server = server => Array.ForEach([4000, 4001, 4009], server.RefuseNext) });

        await running.ConnectedAsync();

        Assert.Equal(4, running.Server.ConnectionCount);
        Assert.Empty(running.Server.Resumes);
    }
}
