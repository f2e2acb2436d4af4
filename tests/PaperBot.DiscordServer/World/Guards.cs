using System.Text.Json;

namespace PaperBot.DiscordServer.World;

/// <summary>What a request names → what the world has of that name, or Discord's refusal.</summary>
internal sealed class Guards(WorldState state)
{
    /// <summary>A channel that exists and that the bot can see.</summary>
    public WorldChannel Channel(string id, WorldPermissions needed = WorldPermissions.None)
    {
        if (!ulong.TryParse(id, out var number) || !state.Channels.TryGetValue(number, out var channel) || channel.IsDeleted || channel.Parent is { IsDeleted: true }) throw Refusal.UnknownChannel;
        if (channel.Guild is { IsLeft: true } || !Has(channel, WorldPermissions.ViewChannel)) throw Refusal.MissingAccess;
        if (!Has(channel, needed)) throw Refusal.MissingPermissions;
        return channel;
    }

    /// <summary>A message that everybody in the channel sees.</summary>
    public static WorldMessage Message(WorldChannel channel, string id) =>
        ulong.TryParse(id, out var number) && channel.Kept.TryGetValue(number, out var message) && !message.IsDeleted ? message : throw Refusal.UnknownMessage;

    public bool Has(WorldChannel channel, WorldPermissions needed) => (channel.PermissionsOf(state.Bot) & needed) == needed;

    public WorldGuild Guild(string id) =>
        ulong.TryParse(id, out var number) && state.Guilds.TryGetValue(number, out var guild) && !guild.IsLeft ? guild : throw Refusal.UnknownGuild;

    /// <summary>An interaction that was responded to and whose interaction token is still good.</summary>
    public Exchange Webhook(string application, string token)
    {
        if (application != WorldJson.Id(state.ApplicationId)) throw Refusal.UnknownWebhook;
        if (!state.Interactions.TryGetValue(token, out var exchange) || state.Now - exchange.CreatedAt > state.TokenLifetime) throw Refusal.InvalidWebhookToken;
        if (exchange.Acknowledged is null or { Kind: 8 }) throw Refusal.UnknownWebhook;
        if (exchange.Channel.IsDeleted || exchange.Channel.Parent is { IsDeleted: true }) throw Refusal.UnknownChannel;
        return exchange;
    }

    /// <summary>The body; an empty one stands for an empty object.</summary>
    public static JsonElement Body(RecordedRequest request)
    {
        try
        {
            return request.Payload ?? JsonSerializer.SerializeToElement(new { });
        }
        catch (JsonException)
        {
            throw Refusal.InvalidJson;
        }
    }

    public bool IsBot(RecordedRequest request) => request.Headers.TryGetValue("Authorization", out var header) && header == $"Bot {state.BotToken}";
}
