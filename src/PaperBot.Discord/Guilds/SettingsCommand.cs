using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary><c>/settings …</c> → what it changed or shows, as an ephemeral message.</summary>
public sealed class SettingsCommand(GuildBook guilds)
{
    /// <summary>Carries the call out for a visitor who may manage the guild; says why not otherwise.</summary>
    public Task<MessageBody> RunAsync(CommandCall call, Visitor visitor, CancellationToken cancellationToken)
    {
        _ = (guilds, call, visitor, cancellationToken);
        throw new NotImplementedException();
    }
}
