using PaperBot.Discord;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Talk;

namespace PaperBot.App.Settings;

/// <summary><c>Discord:…</c> and <c>FairUse:…</c>: the bot, how it reaches Discord, and how much people may ask of it.</summary>
internal sealed record DiscordSettings
{
    /// <summary><c>Discord:Token</c> or the content of <c>Discord:TokenFile</c>: the bot token; never shown. Needed by <c>paperbot run</c> alone.</summary>
    public Secret? BotToken { get; init; }

    /// <summary><c>Discord:ApiBaseUrl</c>: where Discord's HTTP API is. Default Discord's own, version 10.</summary>
    public required Uri ApiBaseUrl { get; init; }

    /// <summary><c>Discord:GatewayUrl</c>: where the gateway is. Default empty: the API is asked.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary><c>Discord:Shards</c>: connections to the gateway. Default 0 (as many as Discord recommends), range 0 to 1,000.</summary>
    public required int Shards { get; init; }

    /// <summary><c>Discord:Compress</c>: whether the gateway's traffic is compressed. Default true.</summary>
    public required bool Compress { get; init; }

    /// <summary><c>Discord:FileHosts</c>: hosts, besides Discord's own and with their port where that is not the usual one, that uploaded files may be fetched from. Default none.</summary>
    public required IReadOnlyList<string> FileHosts { get; init; }

    /// <summary>
    /// <c>Answer:Sources</c>, <c>Discord:StopGraceSeconds</c> (default 20, range 0 to 600 seconds), <c>Discord:KeepDays</c> (default 30, range 1 to 3,650 days),
    /// <c>Discord:MostAtOnce</c> (default 500, range 1 to 100,000 requests) and <c>Log:Texts</c> (whether the log may hold what people type; default false).
    /// </summary>
    public required BotOptions Bot { get; init; }

    /// <summary>
    /// <c>FairUse:UserRequestsPerMinute</c> (default 10), <c>FairUse:UserRequestsPerHour</c> (60), <c>FairUse:GuildRequestsPerHour</c> (600), range 1 to
    /// 1,000,000 requests; <c>FairUse:UserTokensPerDay</c> (200,000) and <c>FairUse:GuildTokensPerDay</c> (2,000,000), range 1 to 2,000,000,000 model tokens.
    /// </summary>
    public required FairUseOptions FairUse { get; init; }

    /// <summary>How the client is told to reach Discord.</summary>
    public DiscordOptions Client(Secret botToken) => new()
    {
        BotToken = botToken.Reveal(), ApiBaseUrl = ApiBaseUrl, GatewayUrl = GatewayUrl, ShardCount = Shards, Compress = Compress,
        FileHosts = FileHosts,
    };
}
