using Microsoft.Extensions.Logging;
using PaperBot.Discord.Http;

namespace PaperBot.Discord.Talk;

/// <summary>PaperBot in Discord: gateway events in, replies out.</summary>
public sealed partial class DiscordBot(BotParts parts, ILoggerFactory loggers)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTidying = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger<DiscordBot>();
    private readonly Talking _talking = new(parts, loggers);
    private volatile bool _isRegistered;

    /// <summary>Whether the bot is connected and takes requests.</summary>
    public bool IsReady => _isRegistered && !_talking.Requests.IsStopping && parts.Gateway.IsConnected;

    /// <summary>
    /// Registers the commands, apologises for what a crash left unanswered, and serves until <paramref name="stop"/>; then takes nothing new, finishes what
    /// runs within <see cref="BotOptions.StopGrace"/>, apologises for the rest and disconnects. While Discord cannot be reached it goes on trying.
    /// Run it once.
    /// </summary>
    /// <exception cref="DiscordException">Discord refuses for a reason that does not pass by itself.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var application = await UntilReachedAsync(parts.Api.GetApplicationAsync, stop).ConfigureAwait(false);
            _talking.Inbox.Self = application.Bot?.Id ?? application.Id;
            await UntilReachedAsync(token => _talking.Registration.EnsureAsync(application.Id, token), stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }

        _isRegistered = true;
        await ServeAsync(stop).ConfigureAwait(false);
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        var pending = await _talking.Apologies.ReadAsync(stop).ConfigureAwait(false);
        using var ending = new CancellationTokenSource();
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, ending.Token);
        var gateway = parts.Gateway.RunAsync(_talking.Inbox.Dispatch, ending.Token);
        var apologies = QuietlyAsync(() => _talking.Apologies.ApologiseAsync(pending, stopped.Token));
        var tidying = QuietlyAsync(() => TidyAsync(stopped.Token));
        await Task.WhenAny(gateway, QuietlyAsync(() => Task.Delay(Timeout.InfiniteTimeSpan, stopped.Token))).ConfigureAwait(false);
        await StopAsync().ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(apologies, tidying, _talking.Inbox.EmptyAsync(LastWords)).ConfigureAwait(false);
        try
        {
            await gateway.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // It was told to.
        }
    }

    private async Task StopAsync()
    {
        var left = _talking.Requests.StopTakingAsync();
        Log.Stopping(_logger, _talking.Requests.Count);
        if (await EndsWithinAsync(left, parts.Options.StopGrace).ConfigureAwait(false)) return;
        _talking.Requests.StopAll();
        if (!await EndsWithinAsync(left, LastWords).ConfigureAwait(false)) Log.Left(_logger, _talking.Requests.Count);
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan limit)
    {
        try
        {
            await task.WaitAsync(limit, parts.Time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _talking.Memory.ForgetOlderAsync(parts.Options.KeepFor, cancellationToken).ConfigureAwait(false);
            await Task.Delay(BetweenTidying, parts.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> UntilReachedAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry)
        {
            try
            {
                return await ask(cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Unavailable or DiscordErrorKind.RateLimited)
            {
                Log.NotReached(_logger, exception, pause);
                await Task.Delay(pause, parts.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task QuietlyAsync(Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The bot stops.
        }
        catch (Exception exception)
        {
            Log.Failed(_logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Stopping; {Count} requests are still being answered.")]
        public static partial void Stopping(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "{Count} requests could not be ended in time.")]
        public static partial void Left(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "Discord cannot be reached; trying again in {Pause}.")]
        public static partial void NotReached(ILogger logger, Exception exception, TimeSpan pause);

        [LoggerMessage(LogLevel.Error, "Something that runs beside the talk failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
