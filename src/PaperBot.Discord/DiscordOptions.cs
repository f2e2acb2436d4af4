namespace PaperBot.Discord;

/// <summary>How to reach Discord. Addresses are options so that tests, and gateways of one's own, can stand in its place.</summary>
public sealed record DiscordOptions
{
    /// <summary>Discord's own address of the HTTP API.</summary>
    public static Uri DefaultApiBaseUrl { get; } = new("https://discord.com/api/v10/");

    /// <summary>The bot token: a secret, never logged.</summary>
    public required string BotToken { get; init; }

    /// <summary>Where the HTTP API is, with a slash at the end. Default: Discord's, version 10.</summary>
    public Uri ApiBaseUrl { get; init; } = DefaultApiBaseUrl;

    /// <summary>Where the gateway is; null (the default) asks the API.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Shards to connect; 0 (the default) takes what Discord recommends. 0 to 1,000.</summary>
    public int ShardCount { get; init; }

    /// <summary>Whether the gateway's traffic is compressed. Default true.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>
    /// Hosts, each with its port where that is not the usual one (<c>127.0.0.1:8081</c>), that uploaded files may be fetched from besides Discord's own, with
    /// or without TLS: for tests, and for proxies of one's own. Default none.
    /// </summary>
    public IReadOnlyList<string> FileHosts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(DiscordOptions)} {ApiBaseUrl}";
}
