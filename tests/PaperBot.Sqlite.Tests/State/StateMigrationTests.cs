using System.IO.Compression;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Sqlite.State;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Sqlite.Tests.State;

public sealed class StateMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.File("bot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_the_first_version_keeps_all_that_was_said_and_takes_subscriptions()
    {
        await UnpackAsync();
        for (var time = 0; time < 2; time++)
        {
            await using var state = await SqliteBotState.OpenAsync(File, Token);
            await AssertNothingLostAsync(state);
            var place = new DigestPlace(PlaceKind.Channel, "guild/1");
            var subscription = new Subscription($"{time}", "user/1", new Interest(InterestKind.Topic, "attention"), place, new DigestSchedule(DigestRhythm.Daily, "Etc/UTC"), DateTimeOffset.UnixEpoch) { Key = $"{time}" };
            Assert.True(await state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(null, 0, null)), 5, Token));
            Assert.Equal(time, (await state.NoteNewsAsync([new NewsNote(MadeUpPapers.Of(1).Id, "arxiv") { Version = 1 + time }], DateTimeOffset.UnixEpoch, Token))[0].IsUpdate ? 1 : 0);
            await state.CountAsync("guild/1", [MadeUpPapers.Of(1).Id], ActivityKind.Asked, new DateOnly(2026, 11, 21), 1, Token);
        }

        using var database = new Database($"Data Source={File};Pooling=False");
        Assert.Equal(StateSchema.Kind.Steps.Count, Schema.VersionOf(database));
        Assert.Equal(0, database.Number("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task Many_who_open_a_file_of_the_first_version_at_once_migrate_it_once()
    {
        await UnpackAsync();
        var states = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SqliteBotState.OpenAsync(File, Token)));
        foreach (var state in states)
        {
            await AssertNothingLostAsync(state);
            await state.DisposeAsync();
        }
    }

    private static async Task AssertNothingLostAsync(SqliteBotState state)
    {
        Assert.Equal(["question 0", "question 1", "question 2"], (await state.GetConversationAsync("dm/1", Token)).Turns.Select(turn => turn.Typed));
        var reply = await state.GetReplyByMessageAsync("message", Token);
        Assert.Equal(("reply", "user/1"), (reply?.Id, reply?.User));
        Assert.Equal(Verdict.Good, await state.GetVerdictAsync("reply", "user/1", Token));
        Assert.Equal("value", await state.GetNoteAsync("note", Token));
        Assert.Equal(new PendingRequest("request", "address", DateTimeOffset.UnixEpoch) { User = "user/1" }, Assert.Single(await state.GetPendingAsync(Token)));
    }

    /// <summary>A file that PaperBot wrote before there were subscriptions.</summary>
    private async Task UnpackAsync()
    {
        await using var packed = typeof(StateMigrationTests).Assembly.GetManifestResourceStream("bot-of-version-1.db.gz")!;
        await using var content = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = System.IO.File.Create(File);
        await content.CopyToAsync(file, Token);
    }
}
