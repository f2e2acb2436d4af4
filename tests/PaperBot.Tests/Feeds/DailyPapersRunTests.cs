using PaperBot.FeedServer;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Runs of feeds of Daily Papers.</summary>
public sealed class DailyPapersRunTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateTimeOffset Morning = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_first_run_takes_the_last_days_with_their_votes()
    {
        await using var world = await FeedWorld.StartAsync();
        for (var day = 0; day < 10; day++) world.Server.Content.ListDaily(Today.AddDays(-day), votes: day + 1, MadeUpPapers.Many(4, Morning, TimeSpan.FromMinutes(1), first: (day * 10) + 1));
        var report = await world.RunAsync(world.Daily(firstDays: 7));
        Assert.Equal((null, 28, 28, 28, 7), (report.Trouble, report.New, report.News, report.Votes, report.Requests));
        Assert.Equal(Enumerable.Range(0, 7).Select(day => Today.AddDays(-day)), world.Server.Calls.Select(call => DateOnly.Parse(call.Parameter("date")!, System.Globalization.CultureInfo.InvariantCulture)).OrderDescending());
        Assert.Equal(Today.AddDays(-6), world.State.News[0].Day);
        Assert.All(world.State.Votes, said => Assert.Equal(Today, said.Day));
        var place = Assert.Single((await world.PapersAsync())[0].Provenances);
        Assert.Equal((world.Server.DailyPapers.AbsoluteUri, "daily-papers-json", "2026-11-15"), (place.File, place.Format, place.Page));
    }

    [Fact]
    public async Task Missed_days_are_caught_up_and_votes_of_the_last_days_read_again()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.ListDaily(Today, votes: 3, MadeUpPapers.Many(2, Morning, TimeSpan.FromMinutes(1)));
        await world.RunAsync(world.Daily(firstDays: 1));
        await Wait(world, TimeSpan.FromDays(12));
        for (var day = 1; day <= 12; day++) world.Server.Content.ListDaily(Today.AddDays(day), votes: 1, MadeUpPapers.One(100 + day, Morning));
        world.Server.Content.ListDaily(Today, votes: 40, MadeUpPapers.Many(2, Morning, TimeSpan.FromMinutes(1)));
        var report = await world.RunAsync(world.Daily(firstDays: 1));
        Assert.Equal((null, 12, 14), (report.Trouble, report.New, report.Votes));

        world.Server.Content.ListDaily(Today.AddDays(11), votes: 25, MadeUpPapers.One(111, Morning));
        world.Server.Content.ListDaily(Today.AddDays(11), votes: 2, MadeUpPapers.One(300, Morning));
        var later = await world.RunAsync(world.Daily(voteDays: 3));
        Assert.Equal((1, 4), (later.New, later.Requests));
        Assert.Equal(25, world.State.Votes.Last(said => said.Paper == PaperId.ArXiv("2611.00111")).Votes);
        Assert.Equal([304, 304, 200, 304], world.Server.Calls.Skip(world.Server.Calls.Count - 4).Select(call => call.Status));
    }

    [Fact]
    public async Task A_day_of_many_pages_is_read_whole()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Content.ListDaily(Today, votes: 3, MadeUpPapers.Many(250, Morning, TimeSpan.FromMinutes(1)));
        var report = await world.RunAsync(world.Daily(firstDays: 1));
        Assert.Equal((250, 3), (report.New, report.Requests));
        world.Server.Content.ListDaily(Today, votes: 1, MadeUpPapers.One(251, Morning));
        Assert.Equal((1, 4), (await world.RunAsync(world.Daily(voteDays: 0)) is var second ? second.New : 0, second.Requests + 1));
    }

    [Fact]
    public async Task A_day_that_has_not_begun_at_the_server_is_no_trouble()
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Fail(Fault.Error(400) with { On = "date=2026-11-21" });
        Assert.Null((await world.RunAsync(world.Daily())).Trouble);
        world.Server.Fail(Fault.Error(400) with { On = "date=2026-11-20" });
        Assert.Equal($"{world.Server.Root.Authority} answered with an error (400). It is tried again by itself; if that goes on, check the feed's address.", (await world.RunAsync(world.Daily())).Trouble);
    }

    [Theory]
    [InlineData("<html><body>Just a moment…</body></html>")]
    [InlineData("{\"error\":\"no\"}")]
    [InlineData("")]
    public async Task What_is_no_list_is_trouble(string body)
    {
        await using var world = await FeedWorld.StartAsync();
        world.Server.Fail(new Fault { Body = body });
        Assert.Contains("answered with something that is not a list of daily papers", (await world.RunAsync(world.Daily())).Trouble, StringComparison.Ordinal);
    }

    private static Task Wait(FeedWorld world, TimeSpan time) => Task.Delay(time, world.Time, TestContext.Current.CancellationToken);
}
