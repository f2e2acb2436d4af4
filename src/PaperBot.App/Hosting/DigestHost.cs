using Microsoft.Extensions.DependencyInjection;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Digests.Subscribing;
using PaperBot.Feeds;

namespace PaperBot.App.Hosting;

/// <summary>What subscriptions and digests need in the bot's host; who carries digests elsewhere registers an <see cref="IDigestCarrier"/> more.</summary>
internal static class DigestHost
{
    /// <summary>Subscriptions, digests and their delivery.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services, DigestOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => new DigestMaker(
            provider.GetRequiredService<CurrentLibrary>().GetAsync, provider.GetRequiredService<CurrentDesk>().GetAsync, options, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => DigestPresses.Of(provider.GetRequiredService<CurrentLibrary>().GetAsync, provider.GetRequiredService<IFeedState>(), provider.GetRequiredService<DigestMaker>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new Subscriptions(
            provider.GetRequiredService<IDigestState>(), provider.GetRequiredService<IFeedState>(), provider.GetRequiredService<CurrentLibrary>().GetAsync, options, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<OnDemandDigests>()
        .AddSingleton<IDigestCarrier, FolderCarrier>()
        .AddSingleton<DigestCarriers>()
        .AddSingleton<DueCorrection>()
        .AddSingleton<DigestPreparing>()
        .AddSingleton<DigestDelivering>()
        .AddSingleton<DigestPass>()
        .AddHostedService<DigestService>();
}
