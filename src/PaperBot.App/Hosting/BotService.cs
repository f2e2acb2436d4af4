using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Http;
using PaperBot.Discord.Talk;

namespace PaperBot.App.Hosting;

/// <summary>Runs the bot as long as the host runs. Discord that cannot be reached is tried again; what does not pass by itself ends the host.</summary>
internal sealed partial class BotService(
    Func<DiscordBot> bots, CurrentLibrary library, CurrentDesk desk, IHostApplicationLifetime lifetime, ILogger<BotService> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private volatile DiscordBot? _bot;

    /// <summary>Whether the bot is connected and takes requests.</summary>
    public bool IsConnected => _bot is { IsReady: true };

    /// <summary>What ended the host; null while nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The other hosted services start first: opening files must not keep the health endpoint waiting.
        await Task.Yield();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] parts = [library.GetAsync(stop.Token), desk.OpenAsync(stop.Token), TalkAsync(stop.Token)];
        try
        {
            await foreach (var part in Task.WhenEach(parts).ConfigureAwait(false)) await part.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await parts[^1].ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception)
        {
            Failure = exception;
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lifetime.StopApplication();
        }
    }

    private async Task TalkAsync(CancellationToken stop)
    {
        for (var pause = FirstPause; !stop.IsCancellationRequested; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            try
            {
                _bot = bots();
                await _bot.RunAsync(stop).ConfigureAwait(false);
                return;
            }
            catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited)
            {
                Log.Unreachable(logger, exception.Message, pause, exception);
            }
            finally
            {
                _bot = null;
            }

            await Task.Delay(pause, stop).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Sentence} It is tried again in {Pause}; check the network, and Discord:ApiBaseUrl if you have set it.")]
        public static partial void Unreachable(ILogger logger, string sentence, TimeSpan pause, Exception exception);
    }
}
