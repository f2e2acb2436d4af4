using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Digests;
using PaperBot.Discord.Digests;
using PaperBot.Discord.Http;
using PaperBot.Discord.Tests.Messages;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Digests;

/// <summary>A Discord on loopback, and the carrier on real sockets; without a gateway, which it does not need.</summary>
internal sealed class CarrierWorld : IAsyncDisposable
{
    private readonly DiscordApi _api;
    private int _deliveries;

    private CarrierWorld(LoopbackDiscord discord)
    {
        Discord = discord;
        var options = new DiscordOptions { BotToken = discord.BotToken, ApiBaseUrl = discord.ApiBaseUrl };
        var pace = new HttpPace { FirstRetryDelay = TimeSpan.FromMilliseconds(5), MaxRetryDelay = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(20) };
        _api = new DiscordApi(options, pace, TimeProvider.System, NullLogger.Instance);
        Carrier = new DiscordDigestCarrier(_api, NullLogger<DiscordDigestCarrier>.Instance);
    }

    public LoopbackDiscord Discord { get; }

    public DiscordWorld World => Discord.World;

    public DiscordDigestCarrier Carrier { get; }

    /// <summary>How often it was noted that a message may arrive from now on.</summary>
    public int HandedOver { get; private set; }

    public static async Task<CarrierWorld> StartAsync() => new(await LoopbackDiscord.StartAsync());

    public DigestPlace InChannel(WorldChannel? channel = null) => new(PlaceKind.Channel, $"guild/{(channel ?? World.Channel).Guild!.Id}/channel/{(channel ?? World.Channel).Id}");

    public static DigestPlace To(WorldUser user) => new(PlaceKind.Direct, $"{user.Id}");

    /// <summary>A delivery of its own to a place.</summary>
    public Delivery Of(DigestPlace place) => new($"abcdefghij{++_deliveries:000000}", "subscription2345", "2026-11-20", place, "{}", [], DateTimeOffset.UtcNow) { StageAt = DateTimeOffset.UtcNow };

    public Subscription SubscriptionOf(DigestPlace place) =>
        new("subscription2345", $"{World.Reader.Id}", SampleDigest.Topic, place, new DigestSchedule(DigestRhythm.Daily, "Europe/Berlin"), DateTimeOffset.UtcNow) { Key = "k" };

    public Task<string> CarryAsync(Delivery delivery, Digest? digest = null) => Carrier.CarryAsync(
        delivery, SubscriptionOf(delivery.Place), digest ?? SampleDigest.Three,
        _ =>
        {
            HandedOver++;
            return Task.CompletedTask;
        },
        CancellationToken.None);

    public Task<Arrival> FindAsync(Delivery delivery) => Carrier.FindAsync(delivery, SubscriptionOf(delivery.Place), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await Discord.DisposeAsync();
        Assert.True(Discord.Violations.IsEmpty, string.Join("\n", Discord.Violations));
    }
}
