using Microsoft.Extensions.Hosting;
using PaperBot.Discord.Talk;

namespace PaperBot.App.Hosting;

/// <summary>
/// Runs the bot as long as the host runs. Library and model are opened beside it, so that nobody waits for them; Discord that cannot be reached is the
/// bot's own concern, and what does not pass by itself ends the host.
/// </summary>
internal sealed class BotService(DiscordBot bot, CurrentLibrary library, CurrentDesk desk, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Whether the bot is connected and takes requests.</summary>
    public bool IsConnected => bot.IsReady;

    /// <summary>What ended the host; null while nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] parts = [Task.Run(() => bot.RunAsync(stop.Token), CancellationToken.None), library.OpenAsync(stop.Token), desk.OpenAsync(stop.Token)];
        try
        {
            await foreach (var part in Task.WhenEach(parts).ConfigureAwait(false)) await part.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (Exception exception)
        {
            Failure = exception;
            lifetime.StopApplication();
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
