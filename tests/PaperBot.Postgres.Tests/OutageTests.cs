using Npgsql;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Postgres.Tests.Server;
using Xunit;

namespace PaperBot.Postgres.Tests;

/// <summary>Connections that break and servers that end, at the worst moments.</summary>
public sealed class OutageTests(TestServer server) : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly TestSchemas _schemas = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    [Fact]
    public async Task A_connection_that_breaks_within_a_transaction_is_made_again_and_the_work_is_done_once()
    {
        var options = _schemas.Options("terminated");
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await state.TryAddAsync(Kept("a"), 5, Token);
        var calls = 0;
        var changed = await state.ChangeAsync(
            "a",
            kept =>
            {
                if (++calls == 1) Terminate(options);
                return kept with { Progress = kept.Progress with { LastNews = kept.Progress.LastNews + 1 } };
            },
            Token);
        Assert.Equal((2, 1), (calls, changed?.Progress.LastNews));
        Assert.Equal(1, (await state.GetAsync("a", Token))?.Progress.LastNews);
    }

    [Fact]
    public async Task Idle_connections_that_the_server_closed_are_made_again()
    {
        var options = _schemas.Options("idle");
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => state.SetNoteAsync($"{n}", "value", Token)));
        Terminate(options);
        Assert.Equal("value", await state.GetNoteAsync("7", Token));
        Terminate(options);
        await state.SetNoteAsync("7", "other", Token);
        Assert.Equal("other", await state.GetNoteAsync("7", Token));
    }

    [Fact]
    public async Task A_server_killed_within_a_transaction_keeps_all_or_nothing_and_goes_on_after_its_restart()
    {
        Assert.SkipWhen(PostgresBinaries.Find() is null || OperatingSystem.IsWindows(), TestServer.NoServer);
        await using var cluster = await PostgresCluster.CreateAsync(PostgresBinaries.Find()!, Token);
        var options = new PostgresOptions { ConnectionString = cluster.ConnectionString + ";Pooling=true", RetryFor = TimeSpan.FromMinutes(2) };
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await state.TryAddAsync(Kept("a"), 5, Token);
        var taken = Assert.Single(await state.TakeDueAsync("me", Noon, Noon.AddMinutes(5), 5, Token));
        var calls = 0;
        var restarted = Task.CompletedTask;
        var changed = await state.ChangeAsync(
            "a",
            kept =>
            {
                if (++calls == 1)
                {
                    cluster.KillAsync().GetAwaiter().GetResult();
                    restarted = Task.Run(() => cluster.StartAsync(Token), Token);
                }

                return kept with { Progress = kept.Progress with { LastNews = kept.Progress.LastNews + 1 } };
            },
            Token);
        await restarted;
        Assert.Equal((2, taken.Progress.LastNews + 1), (calls, changed?.Progress.LastNews));
        // Whoever took it before has it no longer, as the change was made once.
        Assert.Equal(0, await state.PrepareAsync("me", [new PreparedDigest("a", new SubscriptionProgress(null, 9, "one"), null)], Token));
    }

    [Fact]
    public async Task A_server_that_stays_away_is_a_sentence_and_its_return_is_noticed()
    {
        Assert.SkipWhen(PostgresBinaries.Find() is null || OperatingSystem.IsWindows(), TestServer.NoServer);
        await using var cluster = await PostgresCluster.CreateAsync(PostgresBinaries.Find()!, Token);
        var options = new PostgresOptions { ConnectionString = cluster.ConnectionString + ";Pooling=true", RetryFor = TimeSpan.FromMilliseconds(300) };
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await state.SetNoteAsync("note", "value", Token);
        await cluster.KillAsync();
        foreach (var attempt in new Func<Task>[] { () => state.GetNoteAsync("note", Token), () => state.SetNoteAsync("note", "other", Token), () => state.ReadJudgedAsync(Token).CountAsync(Token).AsTask() })
        {
            var error = await Assert.ThrowsAsync<BotStateException>(attempt);
            Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(PostgresCluster.Password, error.ToString(), StringComparison.Ordinal);
        }

        await cluster.StartAsync(Token);
        await state.SetNoteAsync("note", "other", Token);
        Assert.Equal("other", await state.GetNoteAsync("note", Token));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_a_sentence()
    {
        var options = _schemas.Options("slow") with { Timeout = TimeSpan.FromSeconds(1) };
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await state.SetNoteAsync("note", "value", Token);
        await using var locker = new NpgsqlConnection(server.ConnectionString);
        await locker.OpenAsync(Token);
        await using var transaction = await locker.BeginTransactionAsync(Token);
        await using (var command = new NpgsqlCommand($"LOCK TABLE {options.Schema}.note", locker)) await command.ExecuteNonQueryAsync(Token);
        var error = await Assert.ThrowsAsync<BotStateException>(() => state.SetNoteAsync("note", "other", Token));
        Assert.Contains("does not answer in time", error.Message, StringComparison.Ordinal);
        await transaction.RollbackAsync(Token);
        await state.SetNoteAsync("note", "other", Token);
    }

    [Fact]
    public async Task A_call_that_waits_for_another_can_be_cancelled()
    {
        var options = _schemas.Options("cancelled");
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await using var locker = new NpgsqlConnection(server.ConnectionString);
        await locker.OpenAsync(Token);
        await using var transaction = await locker.BeginTransactionAsync(Token);
        await using (var command = new NpgsqlCommand($"LOCK TABLE {options.Schema}.note", locker)) await command.ExecuteNonQueryAsync(Token);
        using var cancel = new CancellationTokenSource();
        var waiting = state.SetNoteAsync("note", "value", cancel.Token);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await transaction.RollbackAsync(Token);
        Assert.Null(await state.GetNoteAsync("note", Token));
    }

    [Fact]
    public async Task A_closed_state_says_so()
    {
        var state = await PostgresBotState.OpenAsync(_schemas.Options("closed"), TimeProvider.System, Token);
        await state.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => state.GetNoteAsync("note", Token));
    }

    private static KeptSubscription Kept(string id) => new(
        new Subscription(id, "user/1", new Interest(InterestKind.Topic, "attention"), new DigestPlace(PlaceKind.Channel, "guild/1"), new DigestSchedule(DigestRhythm.Daily, "Etc/UTC"), Noon) { Key = id },
        new SubscriptionProgress(Noon, 0, null));

    /// <summary>Ends every connection of the store at <paramref name="options"/>, as an administrator can.</summary>
    private void Terminate(PostgresOptions options)
    {
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = $1", connection);
        command.Parameters.AddWithValue(options.Schema);
        command.ExecuteNonQuery();
    }
}
