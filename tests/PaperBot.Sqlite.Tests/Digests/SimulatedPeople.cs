using NodaTime;
using PaperBot.Digests;
using PaperBot.Digests.Schedules;
using PaperBot.Digests.Subscribing;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Those who subscribe, pause, change their minds and leave.</summary>
internal sealed class SimulatedPeople(SqliteBotState state, SimulatedTime time, Random random, string folder)
{
    private static readonly DigestOptions Options = new() { MostPerChannel = 1_000 };

    private readonly Subscriptions _subscriptions = new(KnownIds.Of(state), state, _ => throw new InvalidOperationException("No paper is looked for."), Options, new SimulatedClock(time));
    private int _owners;

    /// <summary>Ids of all that ever subscribed, with the progress that they began with.</summary>
    public Dictionary<string, KeptSubscription> All { get; } = [];

    /// <summary>Those whose schedule was never touched.</summary>
    public HashSet<string> Steady { get; } = [];

    public async Task JoinAsync()
    {
        var number = ++_owners;
        var rhythm = random.Next(10) switch { < 2 => DigestRhythm.Daily, < 7 => DigestRhythm.Weekly, _ => DigestRhythm.AsItComes };
        var topic = $"topic {random.Next(SimulatedPapers.Topics)}";
        var wish = new SubscriptionWish($"user {number}", InterestKind.Topic, topic, Place(number, topic, rhythm))
        {
            Rhythm = rhythm,
            At = TimeOfDay.Show(new LocalTime(random.Next(24), random.Next(4) * 15)),
            Day = Weekday.All[random.Next(7)].ToString(),
            Zone = ZoneNames.All[random.Next(ZoneNames.All.Count)],
            IsQuiet = random.Next(2) == 0,
        };
        var outcome = await _subscriptions.SubscribeAsync(wish, CancellationToken.None);
        if (!outcome.IsDone || await state.GetOfOwnerAsync(wish.Owner, CancellationToken.None) is not [var kept]) return;
        All[kept.Subscription.Id] = kept;
        Steady.Add(kept.Subscription.Id);
    }

    /// <summary>One of them does something.</summary>
    public async Task ActAsync()
    {
        // Every other one leaves all as it is for the whole year.
        var id = All.Keys.ElementAt(random.Next(All.Count) & ~1);
        if (await state.GetAsync(id, CancellationToken.None) is not { Subscription: var subscription }) return;
        Steady.Remove(id);
        switch (random.Next(10))
        {
            case < 4 when !subscription.IsPaused:
                await _subscriptions.PauseAsync(id, CancellationToken.None);
                break;
            case < 7:
                await _subscriptions.ResumeAsync(id, CancellationToken.None);
                break;
            case < 9:
                await _subscriptions.SubscribeAsync(
                    new SubscriptionWish(subscription.Owner, InterestKind.Topic, subscription.Interest.Text, subscription.Place)
                    {
                        Rhythm = (DigestRhythm)random.Next(3), At = $"{random.Next(24)}", Zone = ZoneNames.All[random.Next(ZoneNames.All.Count)], IsQuiet = subscription.IsQuiet,
                    },
                    CancellationToken.None);
                break;
            default:
                await _subscriptions.UnsubscribeAsync(id, CancellationToken.None);
                break;
        }
    }

    public async Task ResumeAllAsync()
    {
        foreach (var id in All.Keys)
            if (await state.GetAsync(id, CancellationToken.None) is { Subscription.IsActive: false }) await _subscriptions.ResumeAsync(id, CancellationToken.None);
    }

    /// <summary>A channel has one subscription of a topic, so each has a channel of its own; people in Discord and e-mail are the most, files the fewest.</summary>
    private DigestPlace Place(int number, string topic, DigestRhythm rhythm) => random.Next(10) switch
    {
        0 when rhythm == DigestRhythm.Weekly => new DigestPlace(PlaceKind.Folder, Directory.CreateDirectory(Path.Combine(folder, $"digests {number}")).FullName),
        < 5 => new DigestPlace(PlaceKind.Channel, $"guild/{number % 40} {topic}"),
        < 7 => new DigestPlace(PlaceKind.Direct, $"user {number}"),
        _ => new DigestPlace(PlaceKind.Email, $"user{number}@example.org"),
    };
}
