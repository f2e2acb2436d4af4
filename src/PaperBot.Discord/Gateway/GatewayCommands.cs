using System.Text.Json.Nodes;

namespace PaperBot.Discord.Gateway;

/// <summary>What the client says to the gateway, as UTF-8 JSON; Discord takes 4,096 bytes at most.</summary>
internal static class GatewayCommands
{
    public const int MaxBytes = 4096;

    private const string Library = "paperbot";

    public static byte[] Identify(string botToken, int shard, int shardCount, GatewayIntents intents) => Write(GatewayOpcode.Identify, new JsonObject
    {
        ["token"] = botToken,
        ["intents"] = (int)intents,
        ["properties"] = new JsonObject { ["os"] = OperatingSystemName(), ["browser"] = Library, ["device"] = Library },
        ["shard"] = new JsonArray(shard, shardCount),
    });

    public static byte[] Resume(string botToken, string session, long sequence) => Write(GatewayOpcode.Resume, new JsonObject
    {
        ["token"] = botToken,
        ["session_id"] = session,
        ["seq"] = sequence,
    });

    public static byte[] Heartbeat(long? sequence) => Write(GatewayOpcode.Heartbeat, sequence);

    private static byte[] Write(GatewayOpcode opcode, JsonNode? data) =>
        System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["op"] = (int)opcode, ["d"] = data }.ToJsonString());

    private static string OperatingSystemName() => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
}
