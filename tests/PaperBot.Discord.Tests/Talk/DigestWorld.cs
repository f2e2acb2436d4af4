using PaperBot.Digests;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;
using PaperBot.DiscordServer.World;
using PaperBot.Feeds;
using PaperBot.Papers;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>Digests in a <see cref="TalkWorld"/>: what people subscribe to, what is news, and deliveries as a pass makes them.</summary>
internal static class DigestWorld
{
    /// <summary>Uses <c>/digest</c> and waits for the reply.</summary>
    public static async Task<WorldMessage> DigestAsync(this TalkWorld talk, string part, WorldUser? user = null, WorldChannel? channel = null, params (string Name, object Value)[] options) =>
        await TalkWorld.Finished(await talk.World.SlashAsync(user ?? talk.World.Reader, channel ?? talk.World.Channel, "digest " + part, options));

    /// <summary>Has papers of the library be news.</summary>
    public static Task NewsAsync(this TalkWorld talk, params IReadOnlyList<PaperId> papers) =>
        talk.Store.NoteNewsAsync([.. papers.Select(paper => new NewsNote(paper, "feed"))], DateTimeOffset.UtcNow, CancellationToken.None);

    /// <summary>The place of a channel, as subscriptions name it.</summary>
    public static DigestPlace Place(WorldChannel channel) => new(PlaceKind.Channel, Places.Channel(new Snowflake(channel.Guild!.Id), new Snowflake(channel.Id)));

    /// <summary>Subscribes somebody as the command does, makes a digest of <paramref name="papers"/>, keeps its delivery, and carries it out.</summary>
    public static async Task<WorldMessage> DeliverAsync(this TalkWorld talk, WorldUser owner, WorldChannel channel, params IReadOnlyList<Paper> papers)
    {
        var subscription = new Subscription(
            $"sub{Guid.NewGuid():N}"[..16], $"{owner.Id}", new Interest(InterestKind.Topic, "glacier melt"), Place(channel), new DigestSchedule(DigestRhythm.Daily, "UTC"), DateTimeOffset.UtcNow) { Key = $"{Guid.NewGuid():N}"[..26] };
        var kept = new KeptSubscription(subscription, new SubscriptionProgress(DateTimeOffset.UtcNow.AddMinutes(-1), 0, null));
        await talk.Store.TryAddAsync(kept, 100, CancellationToken.None);
        var digest = new Digest(
            subscription.Interest, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20),
            [.. papers.Select((paper, i) => new DigestPaper(i + 1, paper, new Answering.Statement($"{paper.Title} says something new.", [new Answering.Citation(i + 1, paper.Id, paper.Abstract[..20], 0)]), "fits", 1))], 20)
        {
            WhyEmpty = papers.Count == 0 ? "Nothing fitted." : null,
        };
        var now = DateTimeOffset.UtcNow;
        var delivery = new Delivery($"del{Guid.NewGuid():N}"[..16], subscription.Id, "2026-11-20", subscription.Place, DigestJson.Write(digest), [.. papers.Select(paper => paper.Id)], now) { StageAt = now };
        await talk.Store.TakeDueAsync("test", now, now.AddMinutes(5), 100, CancellationToken.None);
        await talk.Store.PrepareAsync("test", [new PreparedDigest(subscription.Id, kept.Progress with { NextDue = now.AddDays(1), LastOccurrence = "2026-11-20" }, delivery)], CancellationToken.None);
        await talk.Carrier.CarryAsync(delivery, subscription, digest, _ => Task.CompletedTask, CancellationToken.None);
        return channel.Messages[^1];
    }
}
