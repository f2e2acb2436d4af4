using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Conformance;

/// <summary>What every <see cref="ITrendState"/> promises. An implementation inherits it and says how a store is opened.</summary>
public abstract class TrendStateConformance
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>Opens the store called <paramref name="name"/>, empty at first, which is an <see cref="ITrendState"/> too; opened again within one test, it holds what was stored before.</summary>
    protected abstract Task<IBotState> OpenAsync(string name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_do_is_counted_by_place_paper_kind_and_day()
    {
        await using (var store = await OpenAsync("counts"))
        {
            var trends = Trends(store);
            await trends.CountAsync("guild/1", [PaperOf(2), PaperOf(1), PaperOf(1)], ActivityKind.Asked, Today, 1, Token);
            await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Asked, Today, 1, Token);
            await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Opened, Today, 3, Token);
            await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Asked, Today.AddDays(-1), 1, Token);
            await trends.CountAsync("guild/2", [PaperOf(1)], ActivityKind.Asked, Today, 1, Token);
            await trends.CountAsync("guild/1", [], ActivityKind.Asked, Today, 1, Token);
        }

        await using var reopened = await OpenAsync("counts");
        Assert.Equal(
            [Activity(1, ActivityKind.Asked, -1, 1), Activity(1, ActivityKind.Asked, 0, 2), Activity(1, ActivityKind.Opened, 0, 3), Activity(2, ActivityKind.Asked, 0, 1)],
            await Trends(reopened).GetActivityAsync("guild/1", Today.AddDays(-1), Today, Token));
        Assert.Equal([Activity(1, ActivityKind.Asked, -1, 1)], await Trends(reopened).GetActivityAsync("guild/1", Today.AddDays(-7), Today.AddDays(-1), Token));
        Assert.Empty(await Trends(reopened).GetActivityAsync("guild", Today, Today, Token));
    }

    [Fact]
    public async Task A_like_that_is_taken_back_lowers_the_count_and_never_below_nothing()
    {
        await using var store = await OpenAsync("back");
        var trends = Trends(store);
        await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Liked, Today, 2, Token);
        await trends.CountAsync("guild/1", [PaperOf(1), PaperOf(2)], ActivityKind.Liked, Today, -1, Token);
        Assert.Equal([Activity(1, ActivityKind.Liked, 0, 1)], await trends.GetActivityAsync("guild/1", Today, Today, Token));
        await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Liked, Today, -5, Token);
        Assert.Empty(await trends.GetActivityAsync("guild/1", Today, Today, Token));
        await trends.CountAsync("guild/1", [PaperOf(1)], ActivityKind.Liked, Today, 1, Token);
        Assert.Equal([Activity(1, ActivityKind.Liked, 0, 1)], await trends.GetActivityAsync("guild/1", Today, Today, Token));
    }

    [Fact]
    public async Task A_count_ends_at_the_highest_number_there_is()
    {
        await using var store = await OpenAsync("highest");
        foreach (var by in new[] { int.MaxValue, int.MaxValue, 1 }) await Trends(store).CountAsync("guild/1", [PaperOf(1)], ActivityKind.Opened, Today, by, Token);
        Assert.Equal([Activity(1, ActivityKind.Opened, 0, int.MaxValue)], await Trends(store).GetActivityAsync("guild/1", Today, Today, Token));
    }

    [Fact]
    public async Task Old_counts_are_forgotten()
    {
        await using var store = await OpenAsync("old");
        foreach (var day in new[] { -2, -1, 0 }) await Trends(store).CountAsync("guild/1", [PaperOf(1)], ActivityKind.Opened, Today.AddDays(day), 1, Token);
        await Trends(store).ForgetActivityAsync(Today.AddDays(-1), Token);
        Assert.Equal([-1, 0], (await Trends(store).GetActivityAsync("guild/1", DateOnly.MinValue, DateOnly.MaxValue, Token)).Select(count => count.Day.DayNumber - Today.DayNumber));
    }

    [Fact]
    public async Task The_counts_of_a_place_that_was_left_are_forgotten_and_no_others()
    {
        await using var store = await OpenAsync("left");
        string[] places = ["guild/1", "guild/1/channel", "guild/12", "guild/1%", "guild", "guild/\0"];
        foreach (var place in places) await Trends(store).CountAsync(place, [PaperOf(1)], ActivityKind.Opened, Today, 1, Token);
        await store.ForgetPlacesAsync("guild/1", Token);
        foreach (var (place, left) in places.Zip([0, 0, 1, 1, 1, 1])) Assert.Equal(left, (await Trends(store).GetActivityAsync(place, Today, Today, Token)).Count);
    }

    [Fact]
    public async Task Many_who_count_at_once_lose_nothing()
    {
        await using var first = await OpenAsync("many");
        await using var second = await OpenAsync("many");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                // Some in one order and some in the other: whoever locks papers one after the other must not wait for each other.
                var papers = Enumerable.Range(0, 5).Select(PaperOf);
                for (var n = 0; n < 10; n++) await Trends(worker % 2 == 0 ? first : second).CountAsync("guild/1", [.. worker < 4 ? papers : papers.Reverse()], ActivityKind.Asked, Today, 1, Token);
            },
            Token)));
        Assert.Equal(Enumerable.Repeat(80, 5), (await Trends(first).GetActivityAsync("guild/1", Today, Today, Token)).Select(count => count.Count));
    }

    private static ITrendState Trends(IBotState store) => Assert.IsAssignableFrom<ITrendState>(store);

    private static PaperId PaperOf(int number) => PaperId.ArXiv($"2611.{number:00000}");

    private static PaperActivity Activity(int paper, ActivityKind kind, int day, int count) => new(PaperOf(paper), kind, Today.AddDays(day), count);
}
