using System.Text.Json;

namespace PaperBot.Discord.Gateway;

/// <summary>An event that the gateway dispatched.</summary>
/// <param name="Name">Discord's name, for example <c>INTERACTION_CREATE</c>.</param>
/// <param name="Data">Its payload, always a JSON object; it may be kept, for it is no part of a buffer that is used again.</param>
/// <param name="Shard">Over which shard it came.</param>
public sealed record GatewayEvent(string Name, JsonElement Data, int Shard);
