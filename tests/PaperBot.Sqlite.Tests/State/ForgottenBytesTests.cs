using System.Text;
using PaperBot.Conversations;
using PaperBot.Digests;
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
            await SubscribeAsync(state, n, user, text);
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

    [Fact]
    public async Task Not_a_byte_of_a_subscription_that_was_ended_stays_in_any_file()
    {
        await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        foreach (var n in Enumerable.Range(0, 20)) await SubscribeAsync(state, n, $"user-{n % 3}", Filler($"user-{n % 3}", 500));
        Assert.True(Occurs(Secret));
        foreach (var kept in await state.GetOfOwnerAsync("user-1", Token)) await state.ChangeAsync(kept.Subscription.Id, _ => null, Token);
        await state.ForgetUserAsync("user-1", Token);
        Assert.False(Occurs(Secret));
    }

    /// <summary>Everything about a user that has to do with digests.</summary>
    private static async Task SubscribeAsync(SqliteBotState state, int n, string user, string text)
    {
        var place = new DigestPlace(PlaceKind.Email, $"{Marker(user)}@example.org");
        var subscription = new Subscription($"{user} {n}", user, new Interest(InterestKind.Topic, text), place, new DigestSchedule(DigestRhythm.Daily, "Etc/UTC"), DateTimeOffset.UnixEpoch) { Key = $"{Marker(user)} {n}" };
        await state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(DateTimeOffset.UnixEpoch, 0, null)), 1_000, Token);
        await state.TakeDueAsync(user, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), 10, Token);
        var paper = Papers.PaperId.Parse($"s2:{Marker(user)}{n}");
        var delivery = new Delivery($"{Marker(user)} {n}", subscription.Id, "one", place, text, [paper], DateTimeOffset.UnixEpoch);
        Assert.Equal(1, await state.PrepareAsync(user, [new PreparedDigest(subscription.Id, new SubscriptionProgress(null, 1, "one"), delivery)], Token));
        await state.SaveOpinionAsync(user, paper, true, DateTimeOffset.UnixEpoch, Token);
        await state.SaveConfirmationAsync(new AddressConfirmation(user, place.Address, Marker(user), DateTimeOffset.UnixEpoch.AddSeconds(n)), Token);
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
