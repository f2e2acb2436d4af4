namespace PaperBot.Discord.Payloads;

/// <summary>Where the gateway is, how many shards are recommended and how many sessions may still be started.</summary>
public sealed record GatewayBot
{
    public string Url { get; init; } = "";

    public int Shards { get; init; } = 1;

    public SessionStartLimit SessionStartLimit { get; init; } = new();
}
