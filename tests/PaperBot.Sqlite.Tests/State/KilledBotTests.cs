using PaperBot.Conversations;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.State;

public sealed class KilledBotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_killed_bot_had_kept_is_there_after_each_start()
    {
        var kept = 0;
        foreach (var round in Enumerable.Range(1, 3))
        {
            using var child = ChildProcess.StartBot(_folder.File("bot.db"));
            for (var said = 0; said < 25 * round; said++) kept = int.Parse((await child.StandardOutput.ReadLineAsync(Token))!);
            child.Kill();
            await child.WaitForExitAsync(Token);
            await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
            for (var n = 0; n <= kept; n++) Assert.NotNull(await state.GetReplyByMessageAsync($"message {n}", Token));
            Assert.Contains(kept, (await state.GetPendingAsync(Token)).Select(request => int.Parse(request.Id)));
            Assert.Equal(Conversation.MaxTurns, (await state.GetConversationAsync("dm/1", Token)).Turns.Count);
        }
    }
}
