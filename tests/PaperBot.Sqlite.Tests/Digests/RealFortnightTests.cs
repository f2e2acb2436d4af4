using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Two weeks over a change to summer time, with papers of a real library, digests as they are really ranked, kills and days of rest: what fits comes once.</summary>
public sealed class RealFortnightTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int KnownBefore = 60;
    private const string Zone = "Europe/Berlin";

    private readonly TemporaryFolder _folder = new();
    private readonly SimulatedTime _time = new(DateTimeOffset.Parse("2026-03-20T05:00:00Z"));
    private readonly Random _random = new(614);
    private readonly Dictionary<PaperId, (int Number, int Field)> _news = [];
    private SqliteBotState _state = null!;
    private Library _library = null!;
    private FortnightBot? _bot;
    private int _papers;
    private int _kills;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), new SimulatedClock(_time), Token);
        var index = await SqlitePaperIndex.OpenAsync(_folder.File(), Token);
        _library = new Library(index, isStarter: false, new CorpusEmbedding(index), reranker: null);
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        await _state.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_paper_that_fits_a_subscription_is_in_exactly_one_of_its_digests_and_no_other_is()
    {
        await IngestAsync([.. Enumerable.Range(0, KnownBefore).Select(_ => NewPaper())]);
        await SubscribeAsync();
        for (var end = _time.Now + TimeSpan.FromDays(14); _time.Now < end;)
        {
            await FeedAsync();
            _time.Pass(TimeSpan.FromMinutes(_random.Next(10) == 0 ? _random.Next(600, 3_000) : _random.Next(20, 300)));
            await PassAsync(mayDie: true);
        }

        for (var end = _time.Now + TimeSpan.FromDays(8); _time.Now < end; _time.Pass(TimeSpan.FromHours(3))) await PassAsync(mayDie: false);
        await CheckAsync();
    }

    private Paper NewPaper() => FortnightPapers.Of(_papers, _papers++ % FortnightPapers.Count);

    private async Task IngestAsync(IReadOnlyList<Paper> papers) =>
        await new Ingest(_library.Index, TimeProvider.System).RunAsync(papers.Select(paper => new PaperRecord(paper, null)).ToAsyncEnumerable(), null, Token);

    /// <summary>Each topic daily, weekly and as it comes, and an author; each into a folder of its own.</summary>
    private async Task SubscribeAsync()
    {
        var subscriptions = new Subscriptions(KnownIds.Of(_state), _state, _ => Task.FromResult(_library), new DigestOptions(), new SimulatedClock(_time));
        var rhythms = Enum.GetValues<DigestRhythm>();
        (InterestKind Kind, string Text)[] interests = [.. Enumerable.Range(0, FortnightPapers.Count).Select(field => (InterestKind.Topic, FortnightPapers.TopicOf(field))), (InterestKind.Author, FortnightPapers.Author)];
        foreach (var (kind, text) in interests)
        {
            foreach (var rhythm in rhythms)
            {
                var owner = $"{text} {rhythm}";
                var place = new DigestPlace(PlaceKind.Folder, Directory.CreateDirectory(_folder.File(owner)).FullName);
                var wish = new SubscriptionWish(owner, kind, text, place) { Rhythm = rhythm, At = $"{_random.Next(24)}:30", Day = $"{(DayOfWeek)_random.Next(7)}", Zone = rhythm == DigestRhythm.AsItComes ? null : Zone };
                Assert.True((await subscriptions.SubscribeAsync(wish, Token)).IsDone);
            }
        }
    }

    /// <summary>A page of papers comes into the library, and then is news; some pages are listed again.</summary>
    private async Task FeedAsync()
    {
        var papers = Enumerable.Range(0, _random.Next(4)).Select(_ => (Paper: FortnightPapers.Of(_papers, _papers % FortnightPapers.Count), Number: _papers++)).ToList();
        if (papers.Count == 0) return;
        await IngestAsync([.. papers.Select(one => one.Paper)]);
        foreach (var (paper, number) in papers) _news[paper.Id] = (number, number % FortnightPapers.Count);
        for (var times = _random.Next(1, 3); times > 0; times--)
            await _state.NoteNewsAsync([.. papers.Select(one => new NewsNote(one.Paper.Id, "feed") { Day = DateOnly.FromDateTime(_time.Now.UtcDateTime), Version = 1 })], _time.Now, Token);
    }

    private async Task PassAsync(bool mayDie)
    {
        _bot ??= new FortnightBot(_state, _library, new SimulatedClock(_time));
        if (mayDie && _random.Next(6) == 0) _bot.Fate.KillIn(_random.Next(80));
        if (await _bot.PassAsync(Token) is { } failures)
        {
            Assert.Empty(failures);
            return;
        }

        (_bot, _kills) = (null, _kills + 1);
    }

    private async Task CheckAsync()
    {
        var (digests, shown) = (0, 0);
        foreach (var kept in await _state.ReadActiveAsync("", 1_000, Token))
        {
            var (subscription, came) = (kept.Subscription, new List<PaperId>());
            var deliveries = await _state.GetDeliveriesAsync(subscription.Id, 1_000, Token);
            foreach (var delivery in deliveries)
            {
                var digest = DigestJson.Read(delivery.Content)!;
                Assert.Equal((DeliveryStage.Delivered, 0), (delivery.Stage, digest.LeftOut));
                var text = await File.ReadAllTextAsync(delivery.Message!, Token);
                Assert.All(digest.Papers, paper => Assert.Contains($"Study {paper.Paper.Id.Value[5..].TrimStart('0')}", text, StringComparison.Ordinal));
                came.AddRange(digest.Papers.Select(paper => paper.Paper.Id));
            }

            var fitting = _news.Where(news => Fits(subscription.Interest, news.Value.Number, news.Value.Field)).Select(news => news.Key);
            Assert.Equal(fitting.Order(), came.Order());
            Assert.Equal(deliveries.Select(delivery => delivery.Message).Order(), Directory.GetFiles(subscription.Place.Address, "*.md").Order());
            (digests, shown) = (digests + deliveries.Count, shown + came.Count);
        }

        output.WriteLine($"{_news.Count} papers, {digests} digests, {shown} papers in them, {_kills} kills");
        Assert.True(_news.Count > 40 && digests > 100 && shown > 200 && _kills > 5, "Hardly anything happened in these weeks.");
    }

    private static bool Fits(Interest interest, int number, int field) =>
        interest.Kind == InterestKind.Author ? FortnightPapers.HasAuthor(number) : interest.Text == FortnightPapers.TopicOf(field);
}
