using PaperBot.Conversations;
using PaperBot.Postgres.Tables;
using PaperBot.Postgres.Tests.Server;
using Xunit;

namespace PaperBot.Postgres.Tests;

public sealed class MigrationTests(TestServer server) : IAsyncDisposable
{
    private static readonly IReadOnlyList<string> Later = [.. StateTables.Steps, "ALTER TABLE note ADD COLUMN language text; UPDATE note SET value = value || '!'"];

    private readonly TestSchemas _schemas = new(server);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schemas.DisposeAsync();

    [Fact]
    public async Task Many_who_start_at_once_make_the_tables_once()
    {
        var options = _schemas.Options("race");
        var states = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostgresBotState.OpenAsync(options, TimeProvider.System, Token), Token)));
        await states[0].SetNoteAsync("note", "value", Token);
        foreach (var state in states)
        {
            Assert.Equal("value", await state.GetNoteAsync("note", Token));
            await state.DisposeAsync();
        }
    }

    [Fact]
    public async Task Many_who_start_in_a_later_version_at_once_take_each_step_once_and_lose_nothing()
    {
        var options = _schemas.Options("later");
        await using (var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token)) await state.SetNoteAsync("note", "value", Token);
        var states = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresBotState.OpenAsync(options, Later, TimeProvider.System, Token), Token)));
        foreach (var state in states)
        {
            Assert.Equal("value!", await state.GetNoteAsync("note", Token));
            await state.DisposeAsync();
        }
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused_and_left_as_they_are()
    {
        var options = _schemas.Options("newer");
        await using (await PostgresBotState.OpenAsync(options, Later, TimeProvider.System, Token))
        {
        }

        var error = await Assert.ThrowsAsync<BotStateException>(() => PostgresBotState.OpenAsync(options, TimeProvider.System, Token));
        Assert.Contains("made by a newer version of PaperBot; update PaperBot", error.Message, StringComparison.Ordinal);
        await using var state = await PostgresBotState.OpenAsync(options, Later, TimeProvider.System, Token);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before()
    {
        var options = _schemas.Options("failing");
        await using (await PostgresBotState.OpenAsync(options, TimeProvider.System, Token))
        {
        }

        await Assert.ThrowsAsync<BotStateException>(() => PostgresBotState.OpenAsync(options, [.. Later, "CREATE TABLE half (one integer); SELECT 1 / 0"], TimeProvider.System, Token));
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await state.SetNoteAsync("note", "value", Token);
        Assert.Equal("value", await state.GetNoteAsync("note", Token));
    }

    [Fact]
    public async Task Two_schemas_of_one_database_know_nothing_of_each_other()
    {
        await using var first = await PostgresBotState.OpenAsync(_schemas.Options("first"), TimeProvider.System, Token);
        await using var second = await PostgresBotState.OpenAsync(_schemas.Options("second"), TimeProvider.System, Token);
        await first.SetNoteAsync("note", "value", Token);
        Assert.Null(await second.GetNoteAsync("note", Token));
    }

    [Fact]
    public async Task Tables_that_somebody_deleted_are_a_sentence()
    {
        var options = _schemas.Options("deleted");
        await using var state = await PostgresBotState.OpenAsync(options, TimeProvider.System, Token);
        await server.ExecuteAsync($"DROP TABLE {options.Schema}.note");
        var error = await Assert.ThrowsAsync<BotStateException>(() => state.GetNoteAsync("note", Token));
        Assert.Contains("Tables of the bot's state are missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_program_wrote_is_a_sentence_or_passed_over_and_never_a_crash()
    {
        var options = _schemas.Options("foreign");
        await using var state = await PostgresBotState.OpenAsync(options with { Instance = "c" }, TimeProvider.System, Token);
        await server.ExecuteAsync($"INSERT INTO {options.Schema}.pending (id, person, address, at, instance) VALUES ('a', NULL, 'b', 9223372036854775807, 'c'); INSERT INTO {options.Schema}.turn (place, person, at, content) VALUES ('dm/1', 'u', 0, '[]')");
        Assert.Empty((await state.GetConversationAsync("dm/1", Token)).Turns);
        var error = await Assert.ThrowsAsync<BotStateException>(() => state.GetPendingAsync(Token));
        Assert.Contains("holds what PaperBot cannot have written", error.Message, StringComparison.Ordinal);
    }
}
