using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>Registers the commands by one bulk overwrite, and only when they differ from what was registered last.</summary>
public sealed class CommandRegistration(DiscordApi api, IBotState state, ILogger<CommandRegistration> logger)
{
    /// <summary>Returns whether anything was sent.</summary>
    public Task<bool> EnsureAsync(Snowflake application, CancellationToken cancellationToken)
    {
        _ = (api, state, logger, application, cancellationToken);
        throw new NotImplementedException();
    }
}
