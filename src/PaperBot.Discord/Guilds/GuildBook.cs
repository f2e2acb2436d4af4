using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>The settings of all guilds, kept in the bot's state and in memory.</summary>
public sealed class GuildBook(IBotState state)
{
    /// <summary>The guild's settings; the defaults when nobody has changed any, and for direct messages (null).</summary>
    public Task<GuildSettings> GetAsync(Snowflake? guild, CancellationToken cancellationToken)
    {
        _ = (state, guild, cancellationToken);
        throw new NotImplementedException();
    }

    /// <summary>Keeps the guild's settings.</summary>
    public Task SetAsync(Snowflake guild, GuildSettings settings, CancellationToken cancellationToken)
    {
        _ = (state, guild, settings, cancellationToken);
        throw new NotImplementedException();
    }

    /// <summary>The bot has left the guild: its settings are let go.</summary>
    public Task RemoveAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        _ = (state, guild, cancellationToken);
        throw new NotImplementedException();
    }
}
