using System.Globalization;
using PaperBot.App.Hosting;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using PaperBot.FeedServer;
using PaperBot.Papers;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.App.Tests.WholeDay;

/// <summary>
/// Two days in the life of a reading group: papers come to the feeds, the bot reads them, and at seven in the morning a digest stands in the channel and in a folder. The
/// bot is started anew again and again; each start is at the time that the day has reached.
/// </summary>
public sealed class WholeDayTests : IAsyncLifetime
{
    private const string Topic = "token pruning";
    private static readonly DateTimeOffset Day = new(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _digests = new();
    private readonly SetClock _clock = new();
    private LoopbackDiscord? _discord;
    private LoopbackFeeds? _feeds;

    public async ValueTask InitializeAsync()
    {
        _discord = await LoopbackDiscord.StartAsync();
        _feeds = await LoopbackFeeds.StartAsync(_clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _feeds!.DisposeAsync();
        await _discord!.DisposeAsync();
        _data.Dispose();
        _digests.Dispose();
    }

    [Fact]
    public async Task From_feed_to_digest_once_a_day_whatever_is_restarted_meanwhile()
    {
        await SubscribeAsync();
        await GatherAsync();
        var first = await DeliverAsync();
        await UseButtonsAsync(first);
        await NothingMoreAsync();
        await ReviseAsync();
        await NextDayAsync(first);
        await TrendAsync();
        Assert.Empty(_discord!.Violations);
    }

    // Two days before, the bot finds its feeds and reads what there is; at five in the morning somebody subscribes. The first digest covers one day back, and no more.
    private async Task SubscribeAsync()
    {
        Publish(At(-50), "known pruning", "known speech", "known graphs");
        await using (var reading = await StartAsync(-43)) await reading.UntilNewsAsync(3);
        await using var bot = await StartAsync(5);
        var asked = await World.SlashAsync(World.Manager, World.Channel, "digest subscribe", ("topic", Topic), ("where", "channel"), ("when", "daily"), ("at", "7:00"), ("zone", "UTC"));
        var answer = await asked.WaitForFinalAsync();
        Assert.True(answer.IsEphemeral);
        Assert.Contains(Topic, answer.VisibleText, StringComparison.Ordinal);
        var inFolder = await bot.Part<Subscriptions>().SubscribeAsync(
            new SubscriptionWish("local", InterestKind.Topic, Topic, new DigestPlace(PlaceKind.Folder, _digests.Path)) { At = "7:00", Zone = "UTC" }, TestContext.Current.CancellationToken);
        Assert.True(inFolder.IsDone, inFolder.Sentence);
    }

    // Papers come over the morning, and the bot is stopped between them.
    private async Task GatherAsync()
    {
        Publish(At(5.5), "first pruning", "first speech");
        await using (var bot = await StartAsync(6)) await bot.UntilNewsAsync(5);
        Publish(At(6.2), "second pruning", "third pruning", "first graphs");
        await using (var bot = await StartAsync(6.5)) await bot.UntilNewsAsync(8);
        Assert.Empty(Digests());
        Assert.Empty(Files());
    }

    // A minute past seven.
    private async Task<WorldMessage> DeliverAsync()
    {
        await using var bot = await StartAsync(7 + (1 / 60.0));
        await HostedBot.UntilAsync(() => Task.FromResult(Digests().Count > 0 && Files().Count > 0), "the digests are there");
        var digest = Assert.Single(Digests());
        foreach (var name in (string[])["first", "second", "third"]) Assert.Contains(Title($"{name} pruning"), digest.VisibleText, StringComparison.Ordinal);
        foreach (var name in (string[])["known pruning", "first speech", "first graphs"]) Assert.DoesNotContain(Title(name), digest.VisibleText, StringComparison.Ordinal);
        Assert.Contains(Title("second pruning"), await File.ReadAllTextAsync(Assert.Single(Files()), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return digest;
    }

    private async Task UseButtonsAsync(WorldMessage digest)
    {
        await using var bot = await StartAsync(7.1);
        var similar = await (await World.ClickAsync(World.Reader, digest, "Similar")).WaitForFinalAsync();
        Assert.True(similar.IsEphemeral);
        var found = await (await World.SelectAsync(World.Reader, similar, Chosen(similar))).WaitForFinalAsync(message => message.VisibleText.Contains("pruning", StringComparison.OrdinalIgnoreCase) && message != similar);
        Assert.Contains("pruning", found.VisibleText, StringComparison.OrdinalIgnoreCase);

        var which = await (await World.ClickAsync(World.Reader, digest, "Not for me")).WaitForFinalAsync();
        var noted = await World.SelectAsync(World.Reader, which, Chosen(which));
        Assert.Contains("is not for you", (await noted.WaitForTextAsync("Noted")).VisibleText, StringComparison.Ordinal);

        var form = await (await World.ClickAsync(World.Reader, digest, "Ask about these")).WaitForFormAsync();
        var answer = await (await World.SubmitFormAsync(World.Reader, form, (FirstInput(form), "How does token pruning speed up encoders?"))).WaitForFinalAsync(message => message.VisibleText.Contains("[1]", StringComparison.Ordinal));
        Assert.Contains("pruning", answer.VisibleText, StringComparison.OrdinalIgnoreCase);
    }

    // A restart, and a second look by another holder: nothing is made or sent again.
    private async Task NothingMoreAsync()
    {
        await using var bot = await StartAsync(7.2);
        var pass = await bot.PassAsync();
        Assert.Equal(0, pass.Prepared.Made);
        Assert.Single(Digests());
        Assert.Single(Files());
    }

    // In the afternoon a paper of the digest is revised and two more come.
    private async Task ReviseAsync()
    {
        _feeds!.Content.Publish(Paper("second pruning", At(6.2)).Revised(At(14)));
        Publish(At(14.5), "fourth pruning", "second speech");
        await using var bot = await StartAsync(15);
        await bot.UntilNewsAsync(11);
        var news = await bot.Feeds.ReadNewsAsync(0, 100, TestContext.Current.CancellationToken);
        var update = Assert.Single(news, item => item.IsUpdate);
        Assert.Equal($"arxiv:{Paper("second pruning", At(6.2)).Id}", update.Paper.Text);
        Assert.Equal(2, update.Version);
        Assert.Equal(0, (await bot.PassAsync()).Prepared.Made);
        Assert.Single(Digests());
    }

    private async Task NextDayAsync(WorldMessage first)
    {
        await using var bot = await StartAsync(24 + 7.05);
        await HostedBot.UntilAsync(() => Task.FromResult(Digests().Count > 1 && Files().Count > 1), "the next day's digests are there");
        var second = Assert.Single(Digests(), digest => digest.Id != first.Id);
        Assert.Contains(Title("fourth pruning"), second.VisibleText, StringComparison.Ordinal);
        foreach (var name in (string[])["first pruning", "third pruning", "second speech"]) Assert.DoesNotContain(Title(name), second.VisibleText, StringComparison.Ordinal);
        Assert.Equal(0, (await bot.PassAsync()).Prepared.Made);
        Assert.Equal(2, Files().Count);
    }

    // Votes came over the day; what is trending goes by them, by what the group did, and by the days of the papers.
    private async Task TrendAsync()
    {
        _feeds!.Content.ListDaily(DateOnly.FromDateTime(Day.UtcDateTime), 40, Paper("second pruning", At(6.2)));
        await using var bot = await StartAsync(24 + 12);
        var voted = PaperId.Parse($"arxiv:{Paper("second pruning", At(6.2)).Id}");
        await HostedBot.UntilAsync(async () => (await bot.Feeds.GetVotesAsync([voted], TestContext.Current.CancellationToken)).Any(votes => votes.Votes == 40), "the votes are counted");
        var library = await bot.Part<CurrentLibrary>().GetAsync(TestContext.Current.CancellationToken);
        var trending = new Trending(library.Index, bot.Feeds, bot.Part<ITrendState>(), _clock);

        var report = await trending.FindAsync(new TrendQuestion(TrendWindow.Week) { Place = $"guild/{World.Guild.Id}" }, TestContext.Current.CancellationToken);
        Assert.Equal(voted, report.Voted[0].Paper.Id);
        Assert.Equal(40, report.Voted[0].AllVotes);
        Assert.Equal(10, report.NewPapers);
        Assert.Contains(report.Active, active => active.Asked > 0);

        var topic = (await trending.FindAsync(new TrendQuestion(TrendWindow.Week) { Topic = Topic }, TestContext.Current.CancellationToken)).Topic!;
        Assert.Equal((5, 10), (topic.Points[^1].Papers, topic.Points[^1].Of));
        Assert.Equal(voted, topic.Best[0].Id);
    }

    private DiscordWorld World => _discord!.World;

    private Task<HostedBot> StartAsync(double hour)
    {
        _clock.Set(At(hour));
        return HostedBot.StartAsync(_data.Path, _discord!, _feeds!, _clock);
    }

    private List<WorldMessage> Digests() => [.. World.Channel.Messages.Where(message => message.HasButton("Not for me"))];

    private List<string> Files() => [.. Directory.GetFiles(_digests.Path, "*.md").Where(file => !Path.GetFileName(file).StartsWith('.'))];

    private void Publish(DateTimeOffset at, params string[] names)
    {
        var papers = names.Select(name => Paper(name, at)).ToList();
        _feeds!.Content.Publish(papers);
        _feeds.Content.ListDaily(DateOnly.FromDateTime(at.UtcDateTime), 3, papers.Take(1));
    }

    private static DateTimeOffset At(double hour) => Day + TimeSpan.FromHours(hour);

    private static string Title(string name) => name.Split(' ') switch
    {
        [var which, "pruning"] => $"{Capital(which)} steps of token pruning in encoders",
        [var which, "speech"] => $"{Capital(which)} notes on speech translation",
        [var which, _] => $"{Capital(which)} bounds for colouring planar graphs",
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static MadeUpPaper Paper(string name, DateTimeOffset at)
    {
        var title = Title(name);
        var number = name.Sum(character => character * 7) % 90_000;
        var text = name.EndsWith("pruning", StringComparison.Ordinal) ? $"Encoders read many words that tell little. We propose token pruning that speeds up encoders by {number % 40} percent. Token pruning removes words between layers. Experiments on {number} texts show no loss."
            : name.EndsWith("speech", StringComparison.Ordinal) ? $"Speech translation needs long recordings. We study {number} hours of speech in two languages. The translation improves by two points."
            : $"Planar graphs can be coloured with few colours. We prove a bound for {number} vertices. The proof is short.";
        return new MadeUpPaper(string.Create(CultureInfo.InvariantCulture, $"2611.{number:00000}"), title, text, at);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Chosen(WorldMessage asked) => asked.Current.SelectMenus[0].GetProperty("options")[0].GetProperty("value").GetString()!;

    private static string FirstInput(ShownForm form) => form.Inputs[0].CustomId;
}
