using PaperBot.Digests;
using PaperBot.Digests.Schedules;
using Xunit;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>A year of subscriptions against a real state and real folders, with kills, outages, wrong clocks and a second process: what is due comes once.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task In_a_year_of_500_subscriptions_every_digest_comes_once() => LiveAsync(seed: 2026, subscriptions: 500, days: 365, setsClocks: false);

    [Fact]
    public Task Whatever_the_clocks_say_every_digest_comes_once_and_no_news_are_lost() => LiveAsync(seed: 6, subscriptions: 60, days: 365, setsClocks: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task In_any_other_time_every_digest_comes_once(bool setsClocks) => LiveAsync(Random.Shared.Next(), subscriptions: 40, days: 100, setsClocks);

    private async Task LiveAsync(int seed, int subscriptions, int days, bool setsClocks)
    {
        using var folder = InMemoryFolder.New();
        var world = await SimulatedWorld.OpenAsync(seed, folder.Path, setsClocks);
        await using var state = world.State;
        try
        {
            await world.RunAsync(subscriptions, TimeSpan.FromDays(days));
            await CheckAsync(world, folder.Path, setsClocks);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"In the year of seed {seed} ({subscriptions} subscriptions, {days} days, clocks set: {setsClocks}): {exception.Message}", exception);
        }
    }

    private async Task CheckAsync(SimulatedWorld world, string folder, bool setsClocks)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)) world.Places.NoteFile(file);
        foreach (var (delivery, messages) in world.Places.Arrived) Assert.True(messages.Count == 1, $"{delivery} came {messages.Count} times");
        var (digests, merged, unknown, steady) = (0, 0, 0, 0);
        foreach (var (id, begun) in world.People.All)
        {
            if (await world.State.GetAsync(id, Token) is not { } kept || world.Places.Gone.Contains(kept.Subscription.Place.Address)) continue;
            var deliveries = (await world.State.GetDeliveriesAsync(id, int.MaxValue, Token)).Reverse().ToList();
            unknown += CheckArrivals(world, id, deliveries);
            CheckNews(world, begun, kept, deliveries);
            Assert.True(kept.Progress.NextDue > world.Time.Now - TimeSpan.FromDays(1) && kept.Progress.NextDue < world.Time.Now + TimeSpan.FromDays(9), $"{id} is due at {kept.Progress.NextDue} only");
            if (!setsClocks && world.People.Steady.Contains(id) && begun.Subscription.Schedule.Rhythm != DigestRhythm.AsItComes)
            {
                steady++;
                CheckOccurrences(world, begun, kept, deliveries);
            }

            digests += deliveries.Count;
            merged += deliveries.Count(delivery => DigestJson.Read(delivery.Content)!.Merged > 1);
        }

        output.WriteLine($"{world.People.All.Count} subscriptions, {world.News.Count} papers, {digests} digests ({merged} merged, {unknown} of which nobody can tell, {world.Places.Arrived.Count} arrived), {world.Kills} kills");
        Assert.True(unknown <= world.Kills + (digests / 100), $"Of {unknown} digests nobody can tell whether they arrived.");
        Assert.True(digests > 200 && merged > 0 && world.Kills > 10 && (setsClocks || steady > 3), "Hardly anything happened in this year.");
    }

    /// <summary>Each delivery arrived; or it is a mail whose sender was cut off, and the digest after it says so.</summary>
    private static int CheckArrivals(SimulatedWorld world, string id, List<Delivery> deliveries)
    {
        var unknown = 0;
        for (var i = 0; i < deliveries.Count; i++)
        {
            var delivery = deliveries[i];
            Assert.True(delivery.Stage == DeliveryStage.Delivered, $"{id}: {delivery.Occurrence} is {delivery.Stage} at {delivery.Place} after {delivery.Attempts} attempts, {delivery.Content}");
            if (delivery.Message is not null)
            {
                Assert.True(world.Places.Arrived.ContainsKey(delivery.Id), $"{id}: {delivery.Occurrence} is lost");
                continue;
            }

            unknown++;
            var wasCutOff = world.Places.Uncertain.Contains(delivery.Id) || world.Places.Arrived.ContainsKey(delivery.Id);
            Assert.True(delivery.Place.Kind == PlaceKind.Email && wasCutOff, $"{id}: {delivery.Occurrence} at {delivery.Place} is unknown");
            if (i + 1 < deliveries.Count) Assert.True(DigestJson.Read(deliveries[i + 1].Content)!.Remark is not null, $"{id}: nobody was told that {delivery.Occurrence} may be missing");
        }

        return unknown;
    }

    private static void CheckNews(SimulatedWorld world, KeptSubscription begun, KeptSubscription kept, List<Delivery> deliveries)
    {
        var fitting = world.News.Where(news => news.Value > begun.Progress.LastNews && SimulatedPapers.Fits(kept.Subscription.Interest, news.Key)).OrderBy(news => news.Value).Select(news => news.Key);
        var digests = deliveries.Select(delivery => DigestJson.Read(delivery.Content)!).ToList();
        using var expected = fitting.GetEnumerator();
        foreach (var digest in digests)
        {
            foreach (var paper in digest.Papers) Assert.True(expected.MoveNext() && expected.Current == paper.Paper.Id, $"{kept.Subscription.Id}: {paper.Paper.Id} came where {expected.Current} was due");
            for (var left = digest.LeftOut; left > 0; left--) Assert.True(expected.MoveNext(), $"{kept.Subscription.Id}: papers were counted that there are not");
        }

        Assert.False(expected.MoveNext(), $"{kept.Subscription.Id}: {expected.Current} never came");
    }

    /// <summary>Where nobody changed anything, the digests stand for every occurrence of the year, each for its own.</summary>
    private static void CheckOccurrences(SimulatedWorld world, KeptSubscription begun, KeptSubscription kept, List<Delivery> deliveries)
    {
        var schedule = kept.Subscription.Schedule;
        var first = DigestCalendar.Next(schedule, begun.Progress.NextDue!.Value - TimeSpan.FromTicks(1))!;
        // What fell due after the last pass is still to come.
        var last = DigestCalendar.Last(schedule, world.Time.Now)!;
        if (last.At > world.Time.Now - TimeSpan.FromHours(1) && last.Name != kept.Progress.LastOccurrence) last = DigestCalendar.Last(schedule, last.At - TimeSpan.FromTicks(1))!;
        Assert.Equal(last.Name, kept.Progress.LastOccurrence);
        Assert.Equal(deliveries.Select(delivery => delivery.Occurrence).Order(StringComparer.Ordinal).Distinct(), deliveries.Select(delivery => delivery.Occurrence));
        if (kept.Subscription.IsQuiet) return;
        Assert.Equal(DigestCalendar.Count(schedule, first, last), deliveries.Sum(delivery => DigestJson.Read(delivery.Content)!.Merged));
        var day = DateOnly.MinValue;
        foreach (var digest in deliveries.Select(delivery => DigestJson.Read(delivery.Content)!))
        {
            Assert.True(digest.From <= digest.To && (day == DateOnly.MinValue || digest.From == day.AddDays(1)), $"{kept.Subscription.Id}: {digest.From} to {digest.To} follows {day}");
            day = digest.To;
        }
    }
}
