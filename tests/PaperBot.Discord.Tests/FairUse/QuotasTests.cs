using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Tests.Gateway;
using PaperBot.Discord.Tests.Guilds;
using Xunit;

namespace PaperBot.Discord.Tests.FairUse;

/// <summary>How much one may ask, and when one may come back.</summary>
public sealed partial class QuotasTests
{
    private static readonly GuildSettings Defaults = new();

    private readonly ManualTime _time = new();

    [Fact]
    public void Beyond_the_minutes_limit_one_is_told_when_to_come_back_and_may_then()
    {
        var quotas = Quotas(new FairUseOptions { UserRequestsPerMinute = 2 });
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        var refused = quotas.TryTake(VisitorBuilder.Member(), Defaults);
        Assert.Equal($"That was a lot in one minute, and others want to ask, too. Please come back <t:{_time.GetUtcNow().ToUnixTimeSeconds() + 41}:R>.", refused);
        _time.Advance(TimeSpan.FromSeconds(41));
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
    }

    [Fact]
    public void What_is_refused_is_not_counted()
    {
        var quotas = Quotas(new FairUseOptions { UserRequestsPerMinute = 1, GuildRequestsPerHour = 2 });
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        for (var i = 0; i < 20; i++) Assert.NotNull(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        Assert.Null(quotas.TryTake(VisitorBuilder.Member().Named(2), Defaults));
    }

    [Fact]
    public void A_guild_shares_its_limit_and_direct_messages_count_for_the_person_alone()
    {
        var quotas = Quotas(new FairUseOptions { GuildRequestsPerHour = 2, UserRequestsPerHour = 3 });
        Assert.Null(quotas.TryTake(VisitorBuilder.Member().Named(1), Defaults));
        Assert.Null(quotas.TryTake(VisitorBuilder.Member().Named(2), Defaults));
        Assert.Contains("This server has used its 2 requests of this hour.", quotas.TryTake(VisitorBuilder.Member().Named(3), Defaults)!, StringComparison.Ordinal);
        Assert.Null(quotas.TryTake(VisitorBuilder.Direct.Named(1), Defaults));
        Assert.Null(quotas.TryTake(VisitorBuilder.Direct.Named(1), Defaults));
        Assert.Contains("You have used your 3 requests of this hour.", quotas.TryTake(VisitorBuilder.Direct.Named(1), Defaults)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000, 3)]
    public void A_guild_may_allow_less_than_the_bot_and_never_more(int ofGuild, int allowed)
    {
        var quotas = Quotas(new FairUseOptions { UserRequestsPerHour = 3 });
        var settings = Defaults with { UserRequestsPerHour = ofGuild };
        for (var i = 0; i < allowed; i++) Assert.Null(quotas.TryTake(VisitorBuilder.Member(), settings));
        Assert.NotNull(quotas.TryTake(VisitorBuilder.Member(), settings));
    }

    [Fact]
    public void Model_tokens_beyond_the_days_share_have_to_wait()
    {
        var quotas = Quotas(new FairUseOptions { UserTokensPerDay = 100 });
        var user = PaperBot.Discord.FairUse.Quotas.UserKey(VisitorBuilder.Member());
        quotas.Charge(user, 60);
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        _time.Advance(TimeSpan.FromHours(10));
        quotas.Charge(user, 60);
        var until = Until(quotas.TryTake(VisitorBuilder.Member(), Defaults));
        Assert.InRange(until - _time.GetUtcNow(), TimeSpan.FromHours(14), TimeSpan.FromHours(14.6));
        _time.Advance(until - _time.GetUtcNow());
        Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
    }

    [Fact]
    public void Model_tokens_follow_a_person_everywhere_and_count_for_the_guild_they_were_spent_in()
    {
        var quotas = Quotas(new FairUseOptions { UserTokensPerDay = 100, GuildTokensPerDay = 150 });
        quotas.Charge(PaperBot.Discord.FairUse.Quotas.UserKey(VisitorBuilder.Direct.Named(1)), 100);
        quotas.Charge(PaperBot.Discord.FairUse.Quotas.UserKey(VisitorBuilder.Member().Named(2)), 150);
        Assert.NotNull(quotas.TryTake(VisitorBuilder.Member().Named(1), Defaults));
        Assert.Contains("This server has used its share", quotas.TryTake(VisitorBuilder.Member().Named(3), Defaults)!, StringComparison.Ordinal);
        Assert.Null(quotas.TryTake(VisitorBuilder.Direct.Named(3), Defaults));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("direct:")]
    [InlineData("900:somebody")]
    [InlineData("1:2:3")]
    public void A_charge_to_nobody_is_no_trouble(string user)
    {
        var quotas = Quotas(new FairUseOptions());
        quotas.Charge(user, 5);
        quotas.Charge(PaperBot.Discord.FairUse.Quotas.UserKey(VisitorBuilder.Member()), -5);
        Assert.Equal((0, 0), quotas.Tracked);
    }

    [Fact]
    public void Charges_beyond_all_numbers_do_not_turn_into_less()
    {
        var quotas = Quotas(new FairUseOptions());
        for (var i = 0; i < 3; i++)
        {
            quotas.Charge("direct:1", long.MaxValue);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.NotNull(quotas.TryTake(VisitorBuilder.Direct, Defaults));
    }

    [Fact]
    public void Memory_holds_only_so_many_people_and_those_of_the_last_day()
    {
        var quotas = Quotas(new FairUseOptions { UserRequestsPerMinute = 1 });
        for (var user = 1ul; user <= PaperBot.Discord.FairUse.Quotas.MostUsers + 500; user++) quotas.TryTake(VisitorBuilder.Direct.Named(user), Defaults);
        Assert.Equal(PaperBot.Discord.FairUse.Quotas.MostUsers, quotas.Tracked.Users);
        Assert.NotNull(quotas.TryTake(VisitorBuilder.Direct.Named(PaperBot.Discord.FairUse.Quotas.MostUsers + 500), Defaults));
        Assert.Null(quotas.TryTake(VisitorBuilder.Direct.Named(1), Defaults));
        _time.Advance(TimeSpan.FromHours(25));
        quotas.TryTake(VisitorBuilder.Direct.Named(7), Defaults);
        Assert.Equal(1, quotas.Tracked.Users);
    }

    [Fact]
    public void Many_at_once_never_get_more_than_the_limit()
    {
        var quotas = Quotas(new FairUseOptions { UserRequestsPerMinute = 1_000, UserRequestsPerHour = 1_000, GuildRequestsPerHour = 137 });
        var taken = 0;
        Parallel.For(0, 1_000, number =>
        {
            if (quotas.TryTake(VisitorBuilder.Member().Named((ulong)number % 7), Defaults) is null) Interlocked.Increment(ref taken);
        });
        Assert.Equal(137, taken);
    }

    /// <summary>Requests at any times: no window of any place holds more than allowed, and at the told time the next one is taken.</summary>
    [Fact]
    public void No_window_holds_more_than_its_limit_and_the_told_time_is_kept()
    {
        var pauses = Gen.Choose(0, 40_000).ListOf(60).ToArbitrary();
        Prop.ForAll(pauses, milliseconds =>
        {
            var time = new ManualTime();
            var options = new FairUseOptions { UserRequestsPerMinute = 3, UserRequestsPerHour = 9 };
            var quotas = new Quotas(options, time);
            var taken = new List<DateTimeOffset>();
            foreach (var pause in milliseconds)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                if (quotas.TryTake(VisitorBuilder.Member(), Defaults) is not { } refusal)
                {
                    taken.Add(time.GetUtcNow());
                    continue;
                }

                var wait = Until(refusal) - time.GetUtcNow();
                Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
                time.Advance(wait);
                Assert.Null(quotas.TryTake(VisitorBuilder.Member(), Defaults));
                taken.Add(time.GetUtcNow());
            }

            Assert.All(taken, end => Assert.InRange(taken.Count(at => at > end - TimeSpan.FromMinutes(1) && at <= end), 1, options.UserRequestsPerMinute));
            Assert.All(taken, end => Assert.InRange(taken.Count(at => at > end - TimeSpan.FromHours(1) && at <= end), 1, options.UserRequestsPerHour));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Charges of any size at any times: while a day's charges reach the share nobody is let through, and at the told time one is.</summary>
    [Fact]
    public void No_request_is_taken_while_a_days_tokens_are_spent_and_the_told_time_is_kept()
    {
        var charges = Gen.Zip(Gen.Choose(0, 600), Gen.Choose(1, 50)).ListOf(40).ToArbitrary();
        Prop.ForAll(charges, steps =>
        {
            var time = new ManualTime();
            var quotas = new Quotas(new FairUseOptions { UserTokensPerDay = 100, UserRequestsPerHour = 10_000, UserRequestsPerMinute = 10_000 }, time);
            var spent = new List<(DateTimeOffset At, int Tokens)>();
            foreach (var (minutes, tokens) in steps)
            {
                time.Advance(TimeSpan.FromMinutes(minutes));
                var refusal = quotas.TryTake(VisitorBuilder.Direct, Defaults);
                var ofDay = spent.Where(charge => charge.At > time.GetUtcNow() - TimeSpan.FromDays(1)).Sum(charge => charge.Tokens);
                if (ofDay >= 100) Assert.NotNull(refusal);
                if (refusal is not null)
                {
                    time.Advance(Until(refusal) - time.GetUtcNow());
                    Assert.Null(quotas.TryTake(VisitorBuilder.Direct, Defaults));
                }

                quotas.Charge("direct:1", tokens);
                spent.Add((time.GetUtcNow(), tokens));
            }
        }).QuickCheckThrowOnFailure();
    }

    private Quotas Quotas(FairUseOptions options) => new(options, _time);

    private static DateTimeOffset Until(string? refusal) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp().Match(refusal!).Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"<t:(\d+):R>", RegexOptions.NonBacktracking)]
    private static partial Regex Timestamp();
}
