using PaperBot.Discord.Guilds;

namespace PaperBot.Discord.FairUse;

/// <summary>Counts what people and guilds use, in memory, and says when somebody has to wait. Safe for many at once; memory stays bounded.</summary>
public sealed class Quotas(FairUseOptions options, TimeProvider time)
{
    /// <summary>Takes one request of the visitor's; otherwise one friendly sentence that says when to come back, as a Discord timestamp everybody sees in local time.</summary>
    public string? TryTake(Visitor visitor, GuildSettings settings)
    {
        _ = (options, time, visitor, settings);
        throw new NotImplementedException();
    }

    /// <summary>Charges model tokens to whom <paramref name="user"/> (a <see cref="UserKey"/>) names.</summary>
    public void Charge(string user, long modelTokens)
    {
        _ = (options, user, modelTokens);
        throw new NotImplementedException();
    }

    /// <summary>How a visitor is named in the model's queue and in charges: guild and user.</summary>
    public static string UserKey(Visitor visitor) => throw new NotImplementedException();
}
