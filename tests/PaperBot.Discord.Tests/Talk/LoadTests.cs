using PaperBot.Discord.Talk;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Many at once.</summary>
public sealed class LoadTests
{
    private const int Many = 200;

    [Fact]
    public async Task Two_hundred_at_once_are_all_acknowledged_in_time_and_answered()
    {
        await using var talk = await TalkWorld.StartAsync();
        var users = Enumerable.Range(0, Many).Select(number => talk.World.AddUser($"reader{number}")).ToList();

        var asked = await Task.WhenAll(users.Select(user => talk.AskAsync("What does IceNet predict?", user)));
        var answers = await Task.WhenAll(asked.Select(TalkWorld.Finished));

        // The world refuses a first response after three seconds, so that all answers are there says that all were in time.
        Assert.All(answers, answer => Assert.Contains("glacier melt", answer.VisibleText, StringComparison.Ordinal));
        Assert.All(asked, exchange => Assert.Single(exchange.Messages));
    }

    [Fact]
    public async Task Turns_at_the_processor_go_round_among_people()
    {
        var floor = new AnswerFloor(1, TimeProvider.System);
        var seat = await floor.EnterAsync("first", CancellationToken.None);
        var order = new List<string>();
        var waiting = new List<Task>();
        foreach (var user in (string[])["greedy", "greedy", "greedy", "modest", "shy"]) waiting.Add(WorkAsync(user));

        seat.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(["greedy", "modest", "shy", "greedy", "greedy"], order);
        Assert.Equal(0, floor.Length);

        async Task WorkAsync(string user)
        {
            using var own = await floor.EnterAsync(user, CancellationToken.None);
            order.Add(user);
        }
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_seat()
    {
        var floor = new AnswerFloor(1, TimeProvider.System);
        var seat = await floor.EnterAsync("first", CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waiting = floor.EnterAsync("second", stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        seat.Dispose();

        using var next = await floor.EnterAsync("third", CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, floor.Length);
    }
}
