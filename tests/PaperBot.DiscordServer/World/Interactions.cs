using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.World;

/// <summary>Starts interactions: gives out id and interaction token and dispatches the payload.</summary>
internal sealed class Interactions(WorldState state)
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
    public const int Form = 5;
    private readonly WorldJson _json = new(state);

    public async Task<Exchange> StartAsync(WorldUser user, WorldChannel channel, int kind, JsonObject data, WorldMessage? source = null)
    {
        var id = state.NextId();
        var exchange = new Exchange
        {
            Id = id, User = user, Channel = channel, CreatedAt = state.Now, Kind = kind, Source = source, Patience = state.Patience, Token = InteractionToken(id),
            CommandName = (string?)data["name"], CommandKind = kind == Command ? (int?)data["type"] ?? 1 : 0,
        };
        var payload = Payload(exchange, data);
        if (state.KeepsHistory) exchange.Payload = payload.ToJsonString();
        state.Interactions[exchange.Token] = exchange;
        await state.DispatchAsync(exchange.EventName, payload, channel.Guild).ConfigureAwait(false);
        return exchange;
    }

    private JsonObject Payload(Exchange exchange, JsonObject data)
    {
        var channel = exchange.Channel;
        var json = new JsonObject
        {
            ["version"] = 1, ["id"] = WorldJson.Id(exchange.Id), ["application_id"] = WorldJson.Id(state.ApplicationId), ["type"] = exchange.Kind, ["token"] = exchange.Token,
            ["data"] = data, ["channel_id"] = WorldJson.Id(channel.Id), ["channel"] = WorldJson.Channel(channel, exchange.User), ["locale"] = exchange.User.Locale,
            ["app_permissions"] = WorldJson.Bits(channel.PermissionsOf(state.Bot)), ["entitlements"] = new JsonArray(), ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = WorldJson.Owners(channel), ["context"] = channel.Guild is null ? 1 : 0, ["attachment_size_limit"] = 10_485_760,
        };
        if (channel.Guild is { } guild)
        {
            json["guild_id"] = WorldJson.Id(guild.Id);
            json["guild"] = new JsonObject { ["id"] = WorldJson.Id(guild.Id), ["locale"] = "en-GB", ["features"] = new JsonArray() };
            json["guild_locale"] = "en-GB";
            json["member"] = WorldJson.Member(guild, exchange.User, channel);
        }
        else
        {
            json["user"] = WorldJson.User(exchange.User);
        }

        if (exchange.Source is { } source) json["message"] = _json.Message(source);
        return json;
    }

    private static string InteractionToken(ulong id) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"interaction:{id}:{RandomNumberGenerator.GetHexString(64)}")).Replace('+', 'A').Replace('/', 'B').TrimEnd('=');
}
