using PaperBot.Discord.Gateway;
using PaperBot.Discord.Payloads;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>Identifying, beating and sending no more often than Discord allows, by a clock that the test moves.</summary>
public sealed class PaceTests
{
    private readonly ManualTime _time = new();
    private readonly CapturedLog<PaceTests> _log = new();

    private GatewayPace Pace => new() { Time = _time, Chance = () => 0.5 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shards_of_one_key_identify_five_seconds_apart_and_others_side_by_side()
    {
        using var turns = new IdentifyTurns(new SessionStartLimit { MaxConcurrency = 2 }, Pace, _log);
        var start = _time.GetUtcNow();
        var identified = new DateTimeOffset?[6];

        var shards = Enumerable.Range(0, 6).Select(IdentifyAsync).ToArray();
        await _time.LeapUntilAsync(() => shards.All(shard => shard.IsCompleted));

        Assert.Equal([0, 0, 5, 5, 10, 10], identified.Select(at => (int)(at!.Value - start).TotalSeconds));

        async Task IdentifyAsync(int shard)
        {
            using var turn = await turns.TakeAsync(shard, Token);
            identified[shard] = _time.GetUtcNow();
            turn.Spend();
        }
    }

    [Fact]
    public async Task A_turn_that_was_not_used_costs_nobody_anything()
    {
        using var turns = new IdentifyTurns(new SessionStartLimit { Total = 1, Remaining = 1, ResetAfter = 60_000 }, Pace, _log);

        (await turns.TakeAsync(0, Token)).Dispose();

        Assert.True(turns.TakeAsync(1, Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Without_a_session_left_the_next_waits_until_the_limit_is_reset_and_says_so()
    {
        using var turns = new IdentifyTurns(new SessionStartLimit { Total = 2, Remaining = 1, ResetAfter = 3_600_000 }, Pace, _log);
        var start = _time.GetUtcNow();
        (await turns.TakeAsync(0, Token)).Spend();

        var waiting = turns.TakeAsync(0, Token);
        await _time.LeapUntilAsync(() => waiting.IsCompleted);
        (await waiting).Spend();

        Assert.Equal(TimeSpan.FromHours(1), _time.GetUtcNow() - start);
        Assert.Contains("no more sessions", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_for_a_turn_that_is_cancelled_leaves_the_turn_to_the_next()
    {
        using var turns = new IdentifyTurns(new SessionStartLimit(), Pace, _log);
        using var impatience = new CancellationTokenSource();
        (await turns.TakeAsync(0, Token)).Spend();
        var cancelled = turns.TakeAsync(1, impatience.Token);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var next = turns.TakeAsync(2, Token);
        await _time.LeapUntilAsync(() => next.IsCompleted);

        (await next).Dispose();
    }

    [Fact]
    public async Task The_first_beat_comes_after_a_part_of_the_interval_and_the_others_after_all_of_it()
    {
        var heart = new Heart(Pace);
        var (start, beats) = (_time.GetUtcNow(), new List<double>());
        using var stop = new CancellationTokenSource();

        var beating = heart.RunAsync(TimeSpan.FromSeconds(40), Beat, stop.Token);
        await _time.LeapUntilAsync(() => beats.Count == 3);
        await stop.CancelAsync();

        Assert.Equal([20, 60, 100], beats);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beating);

        Task Beat(CancellationToken cancellationToken)
        {
            beats.Add((_time.GetUtcNow() - start).TotalSeconds);
            heart.Answered();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_beat_that_is_not_answered_before_the_next_is_due_ends_the_beating()
    {
        var heart = new Heart(Pace);
        var (start, beats) = (_time.GetUtcNow(), 0);

        var beating = heart.RunAsync(TimeSpan.FromSeconds(40), _ => Task.FromResult(++beats), Token);
        await _time.LeapUntilAsync(() => beating.IsCompleted);
        await beating;

        Assert.Equal(1, beats);
        Assert.Equal(TimeSpan.FromSeconds(60), _time.GetUtcNow() - start);
    }

    [Fact]
    public void What_need_not_be_sent_leaves_room_for_what_has_to_be()
    {
        var budget = new SendBudget(_time);

        var sent = Enumerable.Range(0, 500).Count(_ => budget.TryCount());
        _time.Advance(TimeSpan.FromSeconds(59));
        var early = budget.TryCount();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SendBudget.Spendable, sent);
        Assert.False(early);
        Assert.True(budget.TryCount());
    }

    [Fact]
    public void The_wait_after_an_invalid_session_lies_between_one_and_five_seconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), (Pace with { Chance = () => 0 }).InvalidWait());
        Assert.Equal(TimeSpan.FromSeconds(3), Pace.InvalidWait());
    }
}
