using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Talk;

/// <summary>PaperBot in Discord: gateway events in, replies out.</summary>
public sealed class DiscordBot(BotParts parts, ILoggerFactory loggers)
{
    /// <summary>Whether the bot is connected and takes requests.</summary>
    public bool IsReady => throw new NotImplementedException();

    /// <summary>
    /// Registers the commands, apologises for what a crash left unanswered, and serves until <paramref name="stop"/>; then takes nothing new, finishes what
    /// runs within <see cref="BotOptions.StopGrace"/>, apologises for the rest and disconnects.
    /// </summary>
    /// <exception cref="Http.DiscordException">Discord refuses for a reason that does not pass by itself.</exception>
    public Task RunAsync(CancellationToken stop)
    {
        _ = (parts, loggers, stop);
        throw new NotImplementedException();
    }
}
