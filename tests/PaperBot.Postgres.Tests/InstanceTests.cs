using PaperBot.Conversations;
using PaperBot.Postgres.Tests.Server;
using Xunit;

namespace PaperBot.Postgres.Tests;

/// <summary>Several instances of PaperBot on one state.</summary>
public sealed class InstanceTests(TestServer server) : IAsyncDisposable
{
    private readonly TestSchemas _schemas = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    [Fact]
    public async Task A_start_finds_its_own_requests_and_those_of_others_that_nobody_can_be_working_on()
    {
        var options = _schemas.Options("instances");
        var now = DateTimeOffset.UtcNow;
        await using (var before = await OpenAsync(options, "one")) await before.BeginAsync(new PendingRequest("mine", "address", now), Token);
        await using var other = await OpenAsync(options, "other");
        await other.BeginAsync(new PendingRequest("under way", "address", now), Token);
        await other.BeginAsync(new PendingRequest("abandoned", "address", now.AddHours(-2)), Token);
        await using var restarted = await OpenAsync(options, "one");
        Assert.Equal(["abandoned", "mine"], (await restarted.GetPendingAsync(Token)).Select(request => request.Id));
        Assert.Equal(["abandoned", "under way"], (await other.GetPendingAsync(Token)).Select(request => request.Id));
    }

    private static Task<PostgresBotState> OpenAsync(PostgresOptions options, string instance) => PostgresBotState.OpenAsync(options with { Instance = instance }, TimeProvider.System, Token);
}
