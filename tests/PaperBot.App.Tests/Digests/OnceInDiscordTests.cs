using NodaTime;
using PaperBot.App.Tests.WholeDay;
using PaperBot.Digests;
using PaperBot.Digests.Schedules;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Digests;

/// <summary>A digest stands in a channel once, whatever becomes of the process that sends it.</summary>
public sealed class OnceInDiscordTests : IAsyncLifetime
{
    private static readonly TimeSpan LeaseOver = TimeSpan.FromMinutes(5.1);

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new();
    private LoopbackDiscord _discord = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WorldChannel Channel => _discord.World.Channel;

    public async ValueTask InitializeAsync() => _discord = await LoopbackDiscord.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_discord.Violations);
        await _discord.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Moment.BeforeSending, 0)]
    [InlineData(Moment.BeforeSending, 10)]
    [InlineData(Moment.Sent, 0)]
    [InlineData(Moment.Sent, 10)]
    [InlineData(Moment.Sent, 600)]
    public async Task A_process_killed_around_the_sending_leaves_one_message(Moment killed, int minutesUntilTheNext)
    {
        await SubscribeAsync("1");
        await KillAsync(killed);
        Assert.Equal(killed == Moment.Sent ? 1 : 0, Channel.Messages.Count);

        // What the killed process had is free once its lease is over; nothing is sent before.
        await using var next = await StartAsync();
        Assert.Equal((0, 0), await next.PassAsync());
        Pass(LeaseOver + TimeSpan.FromMinutes(minutesUntilTheNext));
        Assert.Equal((1, 0), await next.PassAsync());
        await NothingMoreAsync(next, 1);
    }

    [Fact]
    public async Task Another_instance_that_runs_beside_it_takes_over()
    {
        for (var n = 0; n < 6; n++) await SubscribeAsync($"{n}");
        await using var other = await StartAsync();
        await using (var first = await StartAsync())
        {
            var beside = new Lazy<Task>(other.PassAsync);
            (first.Fate.KilledAt, first.Fate.BeforeSending) = (Moment.Sent, () => beside.Value);
            await Assert.ThrowsAsync<KilledException>(first.PassAsync);
        }

        Pass(LeaseOver);
        await other.PassAsync();
        await NothingMoreAsync(other, 6);
    }

    [Fact]
    public async Task A_process_that_slept_until_another_had_sent_it_sends_nothing_more()
    {
        await SubscribeAsync("1");
        await using var other = await StartAsync();
        await using var sleeper = await StartAsync();
        sleeper.Fate.BeforeSending = async () =>
        {
            // Longer than the lease, while Discord still knows the nonce.
            _clock.Set(_clock.GetUtcNow() + LeaseOver);
            Assert.Equal((1, 0), await other.PassAsync());
        };
        Assert.Equal((0, 0), await sleeper.PassAsync());
        await NothingMoreAsync(other, 1);
    }

    [Fact]
    public async Task Two_instances_at_once_deliver_each_digest_once()
    {
        for (var n = 0; n < 12; n++) await SubscribeAsync($"{n}");
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var reports = await Task.WhenAll(one.PassAsync(), other.PassAsync());
        Assert.Equal(12, reports.Sum(report => report.Delivered));
        await NothingMoreAsync(one, 12);
    }

    [Fact]
    public async Task Where_the_history_cannot_be_read_nothing_is_sent_twice_and_the_next_digest_says_that_one_may_be_missing()
    {
        await SubscribeAsync("1");
        await KillAsync(Moment.Sent);
        Channel.Overwrite(_discord.World.Bot.Id, deny: WorldPermissions.ReadMessageHistory);
        await using var next = await StartAsync();
        Pass(LeaseOver);
        Assert.Equal((0, 1), await next.PassAsync());
        Assert.DoesNotContain("may not have arrived", Assert.Single(Channel.Messages).VisibleText, StringComparison.Ordinal);

        Pass(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), await next.PassAsync());
        Assert.Equal(2, Channel.Messages.Count);
        Assert.Contains("The digest before this one may not have arrived", Channel.Messages[^1].VisibleText, StringComparison.Ordinal);
        Pass(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), await next.PassAsync());
        Assert.DoesNotContain("may not have arrived", Channel.Messages[^1].VisibleText, StringComparison.Ordinal);
    }

    private Task<PassingProcess> StartAsync() => PassingProcess.StartAsync(_folder.File("bot.db"), _discord, _clock);

    private async Task KillAsync(Moment moment)
    {
        await using var process = await StartAsync();
        process.Fate.KilledAt = moment;
        await Assert.ThrowsAsync<KilledException>(process.PassAsync);
    }

    /// <summary>Time goes by, for PaperBot and for Discord.</summary>
    private void Pass(TimeSpan time)
    {
        _clock.Set(_clock.GetUtcNow() + time);
        _discord.World.Elapse(time);
    }

    /// <summary>So many messages stand there, and no later pass of anybody adds one.</summary>
    private async Task NothingMoreAsync(PassingProcess known, int messages)
    {
        Assert.Equal(messages, Channel.Messages.Count);
        Pass(LeaseOver);
        await using var another = await StartAsync();
        Assert.Equal((0, 0), await known.PassAsync());
        Assert.Equal((0, 0), await another.PassAsync());
        Assert.Equal(messages, Channel.Messages.Count);
    }

    /// <summary>A daily digest into the channel, due half a day ago, so that no other falls due while a test runs.</summary>
    private async Task SubscribeAsync(string id)
    {
        await using var state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        var now = _clock.GetUtcNow();
        var schedule = new DigestSchedule(DigestRhythm.Daily, "Etc/UTC") { At = new LocalTime((now.Hour + 12) % 24, now.Minute) };
        var place = new DigestPlace(PlaceKind.Channel, $"guild/{_discord.World.Guild.Id}/channel/{Channel.Id}");
        var subscription = new Subscription(id, $"{_discord.World.Reader.Id}", new Interest(InterestKind.Topic, $"glacier melt {id}"), place, schedule, now.AddDays(-1)) { Key = id };
        Assert.True(await state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(DigestCalendar.Last(schedule, now)!.At, 0, null)), 100, Token));
    }
}
