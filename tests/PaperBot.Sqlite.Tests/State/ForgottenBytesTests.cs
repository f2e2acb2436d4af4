using System.Text;
using PaperBot.Conversations;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.State;

public sealed class ForgottenBytesTests : IDisposable
{
    private const string Secret = "SECRETWORD";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(20)]
    [InlineData(900)]
    [InlineData(30_000)]
    public async Task Not_a_byte_of_what_a_forgotten_user_said_stays_in_any_file(int length)
    {
        await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        var random = new Random(length);
        for (var n = 0; n < 150; n++)
        {
            var user = $"user-{n % 3}";
            var text = Filler(user, random.Next(1, length));
            await state.AddTurnAsync($"dm/{user}", user, Said.Turn(text), Token);
            await state.SaveReplyAsync(Said.Reply($"reply {n}", user, text), Token);
            if (n % 5 == 0) await state.SaveReplyAsync(Said.Reply($"reply {n}", user, Filler(user, random.Next(1, length))), Token);
            await state.LinkMessageAsync($"{Marker(user)} message {n}", $"reply {n}", Token);
            await state.SaveVerdictAsync($"reply {n}", user, Verdict.Good, DateTimeOffset.UnixEpoch, Token);
            await state.BeginAsync(new PendingRequest($"{n}", text, DateTimeOffset.UnixEpoch) { User = user }, Token);
        }

        Assert.True(Occurs(Secret));
        await state.ForgetUserAsync("user-1", Token);
        Assert.False(Occurs(Secret));
        Assert.False(Occurs("user-1"));
        Assert.True(Occurs("user-2"));
    }

    [Fact]
    public async Task What_is_forgotten_while_somebody_reads_leaves_the_files_with_the_next_forgetting()
    {
        await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        await state.AddTurnAsync("dm/1", "user-1", Said.Turn(Secret), Token);
        using (var reader = new Database($"Data Source={_folder.File("bot.db")};Pooling=False"))
        {
            reader.Execute("BEGIN");
            Assert.Equal(1, reader.Number("SELECT count(*) FROM turn"));
            Assert.Equal(1, await state.ForgetUserAsync("user-1", Token));
            reader.Execute("COMMIT");
        }

        await state.ForgetUserAsync("nobody", Token);
        Assert.False(Occurs(Secret));
    }

    private static string Marker(string user) => user == "user-1" ? Secret : "plain";

    private static string Filler(string user, int length) => string.Concat(Enumerable.Repeat(Marker(user) + " ", (length / 11) + 1));

    private bool Occurs(string text) => Directory.GetFiles(_folder.Path, "bot.db*").Any(file => Content(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] Content(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
