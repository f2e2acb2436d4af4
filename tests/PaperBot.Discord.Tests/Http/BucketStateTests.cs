using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Http;
using Xunit;

namespace PaperBot.Discord.Tests.Http;

/// <summary>The arithmetic of one limit, against a server that is simulated with the clock.</summary>
public sealed class BucketStateTests
{
    private static readonly Gen<Step> Steps =
        from gap in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 700)))
        from there in Gen.Choose(0, 120)
        from back in Gen.Choose(0, 120)
        from lost in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from arrives in Gen.Elements(true, false)
        select new Step(gap, there, back, lost, arrives);

    private static readonly Gen<Run> Runs =
        from limit in Gen.Choose(2, 7)
        from window in Gen.Choose(50, 3000)
        from steps in Steps.ArrayOf(60)
        select new Run(limit, window, steps);

    [Fact]
    public void No_latency_and_no_lost_answer_leads_over_the_limit() => Prop.ForAll(Runs.ToArbitrary(), run =>
    {
        var server = new Server(run.Limit, run.Window);
        var (now, state) = (0.0, default(BucketState));
        for (var at = 0; at < run.Steps.Length; at++)
        {
            var step = run.Steps[at];
            now += step.Gap;
            now += state.WaitAt(Milliseconds(now)).TotalMilliseconds;
            var isLost = step.IsLost && at > 0;
            var headers = isLost && !step.Arrives ? null : server.Count(now + step.There);
            now += step.There + step.Back;
            state = isLost ? state.Spend(Milliseconds(now)) : state.Learn(headers!, Milliseconds(now));
        }

        return server.Exceeded == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_pauses_before_each_edit_leaves_one_request_for_the_final_text() => Prop.ForAll(Runs.ToArbitrary(), run =>
    {
        var server = new Server(run.Limit, run.Window);
        var (now, state) = (0.0, default(BucketState));
        foreach (var step in run.Steps)
        {
            now += step.Gap;
            now += state.PauseBeforeEdit(Milliseconds(now)).TotalMilliseconds;
            var headers = server.Count(now + step.There);
            now += step.There + step.Back;
            state = state.Learn(headers, Milliseconds(now));
            if (state.WaitAt(Milliseconds(now)) > TimeSpan.Zero) return false;
        }

        return server.Exceeded == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Edits_come_evenly_and_use_all_of_a_window_but_one()
    {
        var server = new Server(5, 5000);
        var (now, state) = (0.0, default(BucketState));
        var edits = new List<double>();
        while (now < 15_000)
        {
            now += state.PauseBeforeEdit(Milliseconds(now)).TotalMilliseconds;
            edits.Add(Math.Round(now / 250) * 250);
            state = state.Learn(server.Count(now), Milliseconds(now));
        }

        Assert.Equal([0, 1250, 2500, 3750, 5000, 6250, 7500, 8750, 10_000, 11_250, 12_500, 13_750, 15_000], edits);
    }

    [Fact]
    public void Nothing_known_lets_a_request_through_and_holds_no_edit_up()
    {
        var unknown = default(BucketState);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (unknown.WaitAt(TimeSpan.Zero), unknown.PauseBeforeEdit(TimeSpan.Zero)));
        Assert.Equal(unknown, unknown.Spend(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_429_blocks_whatever_was_left()
    {
        var blocked = default(BucketState).Learn(new RateLimitHeaders("b", 10, 9, TimeSpan.FromSeconds(1)), TimeSpan.Zero).Block(TimeSpan.FromSeconds(3), TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(3) + BucketState.Slack, blocked.WaitAt(TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, blocked.WaitAt(TimeSpan.FromSeconds(3) + BucketState.Slack));
    }

    [Fact]
    public void Two_limits_that_are_one_join_to_the_more_careful_of_both()
    {
        var one = default(BucketState).Learn(new RateLimitHeaders("b", 5, 3, TimeSpan.FromSeconds(1)), TimeSpan.Zero);
        var other = default(BucketState).Learn(new RateLimitHeaders("b", 5, 0, TimeSpan.FromSeconds(9)), TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(9) + BucketState.Slack, one.Join(other, TimeSpan.Zero).WaitAt(TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(9) + BucketState.Slack, other.Join(one, TimeSpan.Zero).WaitAt(TimeSpan.Zero));
        Assert.Equal(other, one.Join(other, TimeSpan.FromSeconds(2)));
        Assert.Equal(other, other.Join(one, TimeSpan.FromSeconds(2)));
    }

    private static TimeSpan Milliseconds(double time) => TimeSpan.FromMilliseconds(time);

    private sealed record Run(int Limit, int Window, Step[] Steps);

    private sealed record Step(int Gap, int There, int Back, bool IsLost, bool Arrives);

    // Windows of a fixed length that begin with their first request, as Discord's.
    private sealed class Server(int limit, int window)
    {
        private double _start = double.NegativeInfinity;
        private int _count;

        public int Exceeded { get; private set; }

        public RateLimitHeaders Count(double now)
        {
            if (now >= _start + window) (_start, _count) = (now, 0);
            if (++_count > limit) Exceeded++;
            return new RateLimitHeaders("b", limit, Math.Max(0, limit - _count), TimeSpan.FromMilliseconds(_start + window - now));
        }
    }
}
