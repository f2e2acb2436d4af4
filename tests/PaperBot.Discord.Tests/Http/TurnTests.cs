using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;
using Xunit;

namespace PaperBot.Discord.Tests.Http;

/// <summary>Who is let in, and when.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task Turns_are_taken_in_the_order_of_coming_and_whoever_gave_up_is_passed_over()
    {
        var queue = new TurnQueue();
        using var impatient = new CancellationTokenSource();
        await queue.EnterAsync(CancellationToken.None);
        var (second, third, fourth) = (queue.EnterAsync(CancellationToken.None), queue.EnterAsync(impatient.Token), queue.EnterAsync(CancellationToken.None));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(second.IsCompleted);
        queue.Leave();
        await second;
        Assert.False(fourth.IsCompleted);
        queue.Leave();
        await fourth;
        queue.Leave();
        Assert.True(queue.IsIdle);
    }

    [Fact]
    public async Task What_comes_when_a_limit_has_just_got_its_name_does_not_overtake_those_who_wait()
    {
        var limits = new RateLimits(TimeProvider.System);
        var (request, elsewhere) = (DiscordRoutes.Channel(new Snowflake(1)), DiscordRoutes.Channel(new Snowflake(2)));
        var first = await limits.TakeAsync(request, CancellationToken.None);
        var firstElsewhere = await limits.TakeAsync(elsewhere, CancellationToken.None);
        var (waiting, waitingElsewhere) = (limits.TakeAsync(request, CancellationToken.None), limits.TakeAsync(elsewhere, CancellationToken.None));
        limits.Learn(first, request, "b1", state => state);
        var (late, lateElsewhere) = (limits.TakeAsync(request, CancellationToken.None), limits.TakeAsync(elsewhere, CancellationToken.None));
        Assert.False(late.IsCompleted || lateElsewhere.IsCompleted);
        limits.Leave(first);
        limits.Leave(firstElsewhere);
        await Task.WhenAll(waiting, waitingElsewhere);
        Assert.False(late.IsCompleted || lateElsewhere.IsCompleted);
        limits.Leave(await waiting);
        limits.Leave(await waitingElsewhere);
        await Task.WhenAll(late, lateElsewhere);
    }

    [Fact]
    public async Task Whoever_had_given_up_before_does_not_enter()
    {
        var queue = new TurnQueue();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.EnterAsync(new CancellationToken(canceled: true)));
        Assert.True(queue.IsIdle);
    }

    [Fact]
    public void Never_more_than_fifty_requests_start_within_a_second() => Prop.ForAll(Gen.Choose(0, 60).ArrayOf(400).ToArbitrary(), gaps =>
    {
        var limit = new GlobalLimit();
        var now = TimeSpan.Zero;
        var starts = new List<TimeSpan>();
        foreach (var gap in gaps)
        {
            now += TimeSpan.FromMilliseconds(gap > 30 ? 0 : gap);
            starts.Add(limit.Reserve(now));
        }

        return starts.Zip(starts.Skip(1)).All(pair => pair.First <= pair.Second) && starts.Zip(starts.Skip(50)).All(pair => pair.Second - pair.First > TimeSpan.FromSeconds(1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_global_pause_holds_up_all_but_interactions_and_a_block_all()
    {
        var limit = new GlobalLimit();
        limit.Pause(TimeSpan.FromSeconds(2));
        limit.Pause(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 0), (limit.PauseAt(TimeSpan.Zero, false).TotalSeconds, limit.PauseAt(TimeSpan.Zero, true).TotalSeconds));
        limit.Block(TimeSpan.FromSeconds(3));
        Assert.Equal((3, 3), (limit.PauseAt(TimeSpan.Zero, false).TotalSeconds, limit.PauseAt(TimeSpan.Zero, true).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(3), limit.Reserve(TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, limit.PauseAt(TimeSpan.FromSeconds(3), false));
    }

    [Fact]
    public void Invalid_requests_count_for_ten_minutes()
    {
        var invalid = new InvalidRequests(2);
        Assert.False(invalid.Add(TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, invalid.WaitAt(TimeSpan.FromMinutes(1)));
        Assert.True(invalid.Add(TimeSpan.FromMinutes(4)));
        Assert.Equal(TimeSpan.FromMinutes(5), invalid.WaitAt(TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.Zero, invalid.WaitAt(TimeSpan.FromMinutes(10)));
    }
}
