using NodaTime;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Feeds;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.Digests;

public sealed class KilledDigestsTests : IDisposable
{
    private const int Subscriptions = 60;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string State => _folder.File("bot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_process_killed_again_and_again_while_it_delivers_leaves_each_digest_once()
    {
        await SubscribeAsync();
        var random = new Random(5);
        for (var killed = 0; killed < 8; killed++)
        {
            using var child = ChildProcess.StartDigests(State);
            for (var lines = random.Next(1, 12); lines > 0 && await child.StandardOutput.ReadLineAsync(Token) is not "finished"; lines--)
            {
            }

            child.Kill();
            await child.WaitForExitAsync(Token);
        }

        using var last = ChildProcess.StartDigests(State);
        var said = await last.StandardOutput.ReadToEndAsync(Token);
        await last.WaitForExitAsync(Token);
        Assert.EndsWith("finished", said.TrimEnd());
        await CheckAsync();
    }

    private async Task SubscribeAsync()
    {
        await using var state = await SqliteBotState.OpenAsync(State, Token);
        var now = TimeProvider.System.GetUtcNow();
        await state.NoteNewsAsync([.. Enumerable.Range(0, 40).Select(n => new NewsNote(SimulatedPapers.Of(n + 1, n % 4), "feed"))], now, Token);
        for (var n = 0; n < Subscriptions; n++)
        {
            var place = new DigestPlace(PlaceKind.Folder, Directory.CreateDirectory(_folder.File($"digests {n % 10}")).FullName);
            var schedule = new DigestSchedule(DigestRhythm.Weekly, "UTC") { At = LocalTime.FromSecondsSinceMidnight(0), Day = (IsoDayOfWeek)((n % 7) + 1) };
            var subscription = new Subscription(DeliveryId.Of("subscription", $"{n}"), "local", new Interest(InterestKind.Topic, $"topic {n % 4}"), place, schedule, now) { Key = $"key {n}" };
            Assert.True(await state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(now - TimeSpan.FromDays(8), 0, null)), Subscriptions, Token));
        }
    }

    private async Task CheckAsync()
    {
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("bot.db", StringComparison.Ordinal)).ToList();
        await using var state = await SqliteBotState.OpenAsync(State, Token);
        var expected = new List<string>();
        foreach (var kept in await state.GetOfOwnerAsync("local", Token))
        {
            var delivery = Assert.Single(await state.GetDeliveriesAsync(kept.Subscription.Id, 10, Token));
            var file = Assert.Single(files, file => file.EndsWith($"{delivery.Id}.md", StringComparison.Ordinal));
            Assert.Equal(DigestMarkdown.Write(kept.Subscription, DigestJson.Read(delivery.Content)!), await File.ReadAllTextAsync(file, Token));
            expected.Add(file);
        }

        Assert.Equal(Subscriptions, expected.Count);
        Assert.Equal(expected.Order(), files.Order());
    }
}
