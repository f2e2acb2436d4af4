using PaperBot.Discord.Http;

namespace PaperBot.Discord.Gateway;

/// <summary>Close code → what to do about it, by Discord's table.</summary>
internal static class CloseVerdict
{
    /// <summary>What follows a close by the gateway; a missing code is a lost connection.</summary>
    public static ConnectionEnd Of(int? code) => Refusal(code) is { } refusal
        ? new ConnectionEnd(NextStep.GiveUp, ReasonOf(code)) { Refusal = refusal }
        : new ConnectionEnd(code is 4007 or 4009 ? NextStep.Identify : NextStep.Resume, ReasonOf(code));

    private static string ReasonOf(int? code) => code is { } known ? $"close {known}" : "lost";

    private static DiscordException? Refusal(int? code) => code switch
    {
        4004 => new(DiscordErrorKind.Unauthorised, "Discord does not accept the bot token: set Discord:Token to a fresh one from the developer portal.", code: code),
        4010 => new(DiscordErrorKind.Invalid, "Discord does not know this shard: set Discord:ShardCount to 0, so that Discord's recommendation is taken.", code: code),
        4011 => new(DiscordErrorKind.Invalid, "The bot is in too many guilds for so few shards: set Discord:ShardCount to 0, so that Discord's recommendation is taken.", code: code),
        4012 => new(DiscordErrorKind.Invalid, "Discord no longer speaks this version of the gateway: install a newer PaperBot.", code: code),
        4013 => new(DiscordErrorKind.Invalid, "Discord does not know the intents that PaperBot asks for: install a newer PaperBot.", code: code),
        4014 => new(
            DiscordErrorKind.Forbidden,
            "Discord does not allow the bot one of the intents GUILDS, GUILD_MESSAGES and DIRECT_MESSAGES: look at the bot's page in the developer portal; none of them is privileged.", code: code),
        _ => null,
    };
}
