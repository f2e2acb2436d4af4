using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>How long a client waits before it connects again.</summary>
public sealed class BackoffTests
{
    private static readonly Backoff Backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

    [Fact]
    public void Every_wait_lies_in_the_upper_half_of_a_doubling_that_stops_at_the_cap() => Prop.ForAll(
        Gen.Choose(1, 1_000_000).ToArbitrary(), Gen.Choose(0, 999).ToArbitrary(),
        (failures, permille) =>
        {
            var seconds = Backoff.Wait(failures, permille / 1000.0).TotalSeconds;
            var whole = Math.Min(60, Math.Pow(2, Math.Min(failures - 1, 30)));
            return seconds >= (whole / 2) - 1e-6 && seconds <= whole;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_session_that_stood_is_resumed_almost_at_once() => Prop.ForAll(
        Gen.Choose(0, 999).ToArbitrary(), permille => Backoff.Wait(0, permille / 1000.0) <= TimeSpan.FromMilliseconds(100)).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_bots_that_fail_together_do_not_return_together() => Assert.NotEqual(Backoff.Wait(5, 0.1), Backoff.Wait(5, 0.9));
}
