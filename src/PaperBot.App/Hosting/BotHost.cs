using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Digests;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Http;
using PaperBot.Discord.Talk;
using PaperBot.Feeds;
using PaperBot.Trends;

namespace PaperBot.App.Hosting;

/// <summary>What <c>paperbot run</c> is put together from.</summary>
internal static class BotHost
{
    /// <summary>How much longer than its answers the bot may take to stop: goodbyes, closing of files.</summary>
    public static TimeSpan StopMargin { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The host of the bot; <paramref name="state"/> stays the caller's.</summary>
    public static IHost Build(CommandContext caller, Secret botToken, OpenState state)
    {
        var settings = caller.Settings;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "paperbot" });
        builder.Logging.AddLogLines(settings.Host, [.. new[] { botToken, settings.Qdrant.ApiKey, settings.Mail.Password }.OfType<Secret>()]);
        builder.Services
            .Configure<HostOptions>(options => options.ShutdownTimeout = settings.Discord.Bot.StopGrace + StopMargin)
            .AddSingleton<IHostLifetime, CommandLifetime>()
            .AddSingleton(caller.Time)
            .AddSingleton(state.Bot).AddSingleton(state.Feeds).AddSingleton(state.Digests).AddSingleton(state.Trends)
            .AddAnswers(caller)
            .AddFeeds(caller)
            .AddDigests(settings.Digests)
            .AddMail(settings.Mail)
            .AddDiscord(settings.Discord, botToken)
            .AddTelemetry(settings.Host)
            .AddHealth(settings.Host)
            .AddSingleton<BotService>().AddHostedService(provider => provider.GetRequiredService<BotService>());
        var host = builder.Build();
        // Nobody asks for what collects the metrics, but it has to be there from the start.
        host.Services.GetRequiredService<MeterProvider>();
        return host;
    }

    /// <summary>Library, model, and who replies from them; what they tell people goes into the log.</summary>
    private static IServiceCollection AddAnswers(this IServiceCollection services, CommandContext caller) => services
        .AddSingleton(provider => caller.For(caller.Screen.Telling(new SpokenLog(provider.GetRequiredService<ILogger<SpokenLog>>()).Tell)) with
        {
            Loggers = provider.GetRequiredService<ILoggerFactory>(),
        })
        .AddSingleton<CurrentLibrary>()
        .AddSingleton<CurrentDesk>()
        .AddSingleton(provider => new Assistant(
            provider.GetRequiredService<CurrentLibrary>().GetAsync, provider.GetRequiredService<CurrentDesk>().GetAsync, caller.Time))
        .AddSingleton(provider => new PaperAdder(provider.GetRequiredService<ArXivFeed>(), provider.GetRequiredService<CurrentLibrary>().IngestAsync));

    /// <summary>The bot with all that it needs of Discord.</summary>
    private static IServiceCollection AddDiscord(this IServiceCollection services, DiscordSettings settings, Secret botToken) => services
        .AddSingleton(settings.Client(botToken))
        .AddSingleton(settings.Bot)
        .AddSingleton(settings.FairUse)
        .AddSingleton<DiscordApi>()
        .AddSingleton<Quotas>()
        .AddSingleton<GatewayClient>()
        .AddSingleton(provider => new AddressConfirmations(
            provider.GetRequiredService<IDigestState>(), provider.GetService<Func<CodeMail, CancellationToken, Task>>(), provider.GetRequiredService<Subscriptions>().ConfirmAsync, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IDigestCarrier, DiscordDigestCarrier>()
        .AddSingleton<Func<TrendQuestion, CancellationToken, Task<TrendReport>>>(provider => async (question, cancellationToken) => await new Trending(
            (await provider.GetRequiredService<CurrentLibrary>().GetAsync(cancellationToken).ConfigureAwait(false)).Index,
            provider.GetRequiredService<IFeedState>(), provider.GetRequiredService<ITrendState>(), provider.GetRequiredService<TimeProvider>()).FindAsync(question, cancellationToken).ConfigureAwait(false))
        .AddSingleton<NewsParts>()
        .AddSingleton<BotParts>()
        .AddSingleton<DiscordBot>();
}
