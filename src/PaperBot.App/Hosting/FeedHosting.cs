using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaperBot.App.Commands;
using PaperBot.Feeds;

namespace PaperBot.App.Hosting;

/// <summary>Feeds in the bot's host.</summary>
internal static class FeedHosting
{
    /// <summary>What asks arXiv, for feeds and whoever adds single papers; and the reading of feeds, when some are configured.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, CommandContext caller)
    {
        services.AddSingleton(_ => new ArXivFeed(caller.Settings.ArXiv, caller.Time));
        if (!caller.Settings.Feeds.Any(feed => feed.IsEnabled)) return services;
        return services
            .AddSingleton<FeedReaders>()
            .AddSingleton(provider => new FeedRun(
                provider.GetRequiredService<IFeedState>(), provider.GetRequiredService<CurrentLibrary>().IngestAsync, provider.GetRequiredService<FeedReaders>(), caller.Time))
            .AddHostedService(provider => new FeedService(
                provider.GetRequiredService<FeedRun>(), provider.GetRequiredService<IFeedState>(), caller.Settings.Feeds, caller.Time, provider.GetRequiredService<ILogger<FeedService>>()));
    }
}
