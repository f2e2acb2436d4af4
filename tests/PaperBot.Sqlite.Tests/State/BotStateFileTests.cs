using PaperBot.Conversations;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.State;

public sealed class BotStateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.File("bot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_file_is_the_users_own_and_has_the_current_version()
    {
        await using (await OpenAsync())
        {
        }

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        using var database = Database();
        Assert.Equal((StateSchema.ApplicationId, 2), (Schema.ApplicationOf(database), Schema.VersionOf(database)));
    }

    [Fact]
    public async Task A_file_of_today_is_brought_to_a_later_version_and_keeps_what_was_said()
    {
        await using (var state = await OpenAsync()) await state.AddTurnAsync("dm/1", "user/1", Said.Turn("kept"), Token);
        var later = StateSchema.Kind with { Steps = [.. StateSchema.Kind.Steps, database => database.Execute("ALTER TABLE turn ADD COLUMN language TEXT")] };
        for (var time = 0; time < 2; time++)
        {
            await using var state = await SqliteBotState.OpenAsync(File, later, TimeProvider.System, Token);
            Assert.Equal("kept", (await state.GetConversationAsync("dm/1", Token)).Last?.Typed);
        }

        using var migrated = Database();
        Assert.Equal(3, Schema.VersionOf(migrated));
        await RefusedAsync("made by a newer version of PaperBot; update PaperBot");
    }

    [Fact]
    public async Task A_file_that_is_none_of_ours_is_refused_and_left_as_it_is()
    {
        _folder.File("bot.db", string.Concat(Enumerable.Repeat("my diary ", 2_000)));
        await RefusedAsync("is damaged or was not made by PaperBot; it was left as it is: move it away and start the bot again");
        Assert.StartsWith("my diary", await System.IO.File.ReadAllTextAsync(File, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_is_no_state_and_a_state_is_no_index()
    {
        await using (await SqlitePaperIndex.OpenAsync(File, Token))
        {
        }

        await RefusedAsync("was not made by PaperBot");
        System.IO.File.Delete(File);
        await using (await OpenAsync())
        {
        }

        await Assert.ThrowsAsync<Indexing.PaperIndexException>(() => SqlitePaperIndex.OpenAsync(File, Token));
    }

    [Fact]
    public async Task A_file_damaged_anywhere_is_a_sentence_or_still_answers_and_never_a_crash()
    {
        await using (var state = await OpenAsync())
        {
            for (var n = 0; n < 200; n++) await state.SaveReplyAsync(Said.Reply($"{n}", "user/1", $"question {n}"), Token);
        }

        var whole = await System.IO.File.ReadAllBytesAsync(File, Token);
        var random = new Random(11);
        var sentences = new HashSet<string>();
        for (var round = 0; round < 40; round++)
        {
            var damaged = whole.ToArray();
            random.NextBytes(damaged.AsSpan(random.Next(damaged.Length - 4_096), 4_096));
            await System.IO.File.WriteAllBytesAsync(File, damaged, Token);
            try
            {
                await using var state = await OpenAsync();
                for (var n = 0; n < 200; n += 7) await state.GetReplyAsync($"{n}", Token);
                await state.ReadJudgedAsync(Token).CountAsync(Token);
                await state.ForgetUserAsync("user/1", Token);
            }
            catch (BotStateException exception)
            {
                sentences.Add(exception.Message);
            }
        }

        Assert.Contains(sentences, sentence => sentence.Contains("is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Content_that_cannot_be_read_is_as_good_as_not_there()
    {
        await using var state = await OpenAsync();
        await state.AddTurnAsync("dm/1", "user/1", Said.Turn("first"), Token);
        await state.AddTurnAsync("dm/1", "user/1", Said.Turn("second"), Token);
        await state.SaveReplyAsync(Said.Reply("a", "user/1", "question"), Token);
        await state.SaveVerdictAsync("a", "user/1", Verdict.Good, DateTimeOffset.UnixEpoch, Token);
        using (var database = Database()) database.Execute("UPDATE turn SET content = '{' WHERE number = 1; UPDATE reply SET content = '[]'");
        Assert.Equal(["second"], (await state.GetConversationAsync("dm/1", Token)).Turns.Select(turn => turn.Typed));
        Assert.Null(await state.GetReplyAsync("a", Token));
        Assert.Empty(await state.ReadJudgedAsync(Token).ToListAsync(Token));
        Assert.Equal(4, await state.ForgetUserAsync("user/1", Token));
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_sentence_and_what_was_kept_stays()
    {
        var kept = 0;
        await using var full = await SqliteBotState.OpenAsync(File, StateSchema.Kind with { MaxPages = 60 }, TimeProvider.System, Token);
        var error = await Assert.ThrowsAsync<BotStateException>(async () =>
        {
            for (; ; kept++) await full.SaveReplyAsync(Said.Reply($"{kept}", "user/1", new string('x', 1_000)), Token);
        });
        Assert.Contains("is full", error.Message, StringComparison.Ordinal);
        Assert.InRange(kept, 10, 1_000);
        Assert.NotNull(await full.GetReplyAsync($"{kept - 1}", Token));
        Assert.Equal(kept, await full.ForgetUserAsync("user/1", Token));
    }

    [Fact]
    public async Task A_place_where_no_file_can_be_made_is_a_sentence()
    {
        _folder.File("plain", "a file");
        var error = await Assert.ThrowsAsync<BotStateException>(() => SqliteBotState.OpenAsync(Path.Combine(_folder.File("plain"), "bot.db"), Token));
        Assert.Contains("use another folder with --data", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BotStateException>(() => SqliteBotState.OpenAsync(_folder.Path, Token));
        Assert.Contains("is a folder, but the bot's state has to be a file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_may_only_be_read_is_refused_when_it_is_opened()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom file permissions bind");
            return;
        }

        await using (await OpenAsync())
        {
        }

        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await RefusedAsync("allow writing to the file and its folder");
        }
        finally
        {
            System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private Task<SqliteBotState> OpenAsync() => SqliteBotState.OpenAsync(File, Token);

    private async Task RefusedAsync(string words) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<BotStateException>(OpenAsync)).Message, StringComparison.Ordinal);

    private Database Database() => new($"Data Source={File};Pooling=False");
}
