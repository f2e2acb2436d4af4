using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>What happens at the moment from which on a message may arrive.</summary>
public sealed class TurningPointTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-20T12:00:00Z");
    private readonly TemporaryFolder _folder = new();
    private readonly SimulatedTime _time = new(Noon);
    private SqliteBotState _state = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _state = await SqliteBotState.OpenAsync(_folder.File("bot.db"), Token);
        var place = new DigestPlace(PlaceKind.Email, "ada@example.org");
        var subscription = new Subscription("subscription", "ada", new Interest(InterestKind.Topic, "graphs"), place, new DigestSchedule(DigestRhythm.Daily, "UTC"), Noon) { Key = "key" };
        var digest = new Digest(subscription.Interest, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20), [], 5) { WhyEmpty = "Nothing fitted." };
        await _state.TryAddAsync(new KeptSubscription(subscription, new SubscriptionProgress(Noon, 0, null)), 5, Token);
        await _state.TakeDueAsync("maker", Noon, Noon.AddMinutes(5), 5, Token);
        var delivery = new Delivery("delivery", "subscription", "2026-11-20", place, DigestJson.Write(digest), [], Noon) { StageAt = Noon, NotBefore = Noon };
        await _state.PrepareAsync("maker", [new PreparedDigest("subscription", new SubscriptionProgress(Noon.AddDays(1), 0, "2026-11-20"), delivery)], Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_clock_that_jumps_over_the_end_of_a_taking_lets_one_attempt_send_be_it_in_one_process()
    {
        var (sent, clock) = (0, new SimulatedClock(_time));
        DigestDelivering delivering = null!;
        delivering = Delivering(clock, async (handingOver, token) =>
        {
            if (clock.Skew == TimeSpan.Zero)
            {
                clock.Skew = TimeSpan.FromMinutes(10);
                Assert.Equal(1, (await delivering.RunAsync(PlaceKind.Email, "process", Token)).Delivered);
            }

            await handingOver(token);
            sent++;
        });
        await delivering.RunAsync(PlaceKind.Email, "process", Token);
        Assert.Equal((1, DeliveryStage.Delivered), (sent, (await KeptAsync()).Stage));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_gives_nothing_back_that_is_being_handed_over()
    {
        var clock = new SimulatedClock(_time);
        var delivering = Delivering(clock, (handingOver, token) =>
        {
            clock.Skew = TimeSpan.FromMinutes(-3);
            return handingOver(token);
        });
        Assert.Equal(1, (await delivering.RunAsync(PlaceKind.Email, "process", Token)).Delivered);
        Assert.Equal((DeliveryStage.Delivered, "message"), ((await KeptAsync()).Stage, (await KeptAsync()).Message));
    }

    [Fact]
    public async Task What_a_stop_keeps_from_being_handed_over_is_known_not_to_have_been_sent()
    {
        var sent = 0;
        using var stop = new CancellationTokenSource();
        var delivering = Delivering(new SimulatedClock(_time), async (handingOver, token) =>
        {
            await stop.CancelAsync();
            // A place that looks at no token learns of the stop here.
            await handingOver(CancellationToken.None);
            sent++;
        });
        await delivering.RunAsync(PlaceKind.Email, "process", stop.Token);
        Assert.Equal((0, DeliveryStage.Prepared), (sent, (await KeptAsync()).Stage));
    }

    [Fact]
    public async Task When_it_was_handed_over_stays_known_however_long_its_place_cannot_be_asked()
    {
        var looked = new List<DateTimeOffset>();
        var delivering = Delivering(
            new SimulatedClock(_time),
            async (handingOver, token) =>
            {
                await handingOver(token);
                throw new IOException("The connection broke.");
            },
            delivery =>
            {
                looked.Add(delivery.StageAt);
                return looked.Count < 6 ? throw new DigestCarryException("Away.") : new Arrival.Arrived("found");
            });
        for (var hour = 0; hour < 7; hour++)
        {
            await delivering.RunAsync(PlaceKind.Email, "process", Token);
            _time.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(Enumerable.Repeat(Noon, 6), looked);
        Assert.Equal((DeliveryStage.Delivered, "found"), ((await KeptAsync()).Stage, (await KeptAsync()).Message));
    }

    private async Task<Delivery> KeptAsync() => await _state.GetDeliveryAsync("delivery", Token) ?? throw new InvalidOperationException("There is one.");

    private DigestDelivering Delivering(TimeProvider clock, Func<Func<CancellationToken, Task>, CancellationToken, Task> carry, Func<Delivery, Arrival>? find = null) =>
        new(_state, new DigestCarriers([new Carrier(carry, find ?? (_ => new Arrival.Unknown()))]), new DigestOptions { CarryAtOnce = 1 }, clock);

    private sealed class Carrier(Func<Func<CancellationToken, Task>, CancellationToken, Task> carry, Func<Delivery, Arrival> find) : IDigestCarrier
    {
        public IReadOnlyCollection<PlaceKind> Kinds { get; } = [PlaceKind.Email];

        public async Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
        {
            await carry(handingOver, cancellationToken);
            return "message";
        }

        public Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken) => Task.FromResult(find(delivery));
    }
}
