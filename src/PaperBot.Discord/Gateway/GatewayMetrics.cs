using System.Diagnostics.Metrics;

namespace PaperBot.Discord.Gateway;

/// <summary>What the gateway's connections tell of themselves.</summary>
internal static class GatewayMetrics
{
    private static readonly Meter Meter = new("PaperBot.Discord");
    private static readonly Counter<long> Reconnects = Meter.CreateCounter<long>("paperbot.discord.reconnects", "{reconnect}", "Connections to the gateway that ended and are made again, by reason.");
    private static readonly UpDownCounter<int> Connected = Meter.CreateUpDownCounter<int>("paperbot.discord.shards.connected", "{shard}", "Shards that have a session and are connected now.");

    public static void Reconnecting(string reason) => Reconnects.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void ShardConnected() => Connected.Add(1);

    public static void ShardDisconnected() => Connected.Add(-1);
}
