using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>The application, its bot, its commands, its guilds, and where the gateway is.</summary>
internal sealed class ApplicationEndpoints(WorldState state, Guards guards)
{
    public JsonObject Application() => new()
    {
        ["id"] = WorldJson.Id(state.ApplicationId), ["name"] = "PaperBot", ["icon"] = null, ["description"] = "", ["bot_public"] = true, ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64), ["flags"] = 0, ["bot"] = WorldJson.User(state.Bot), ["owner"] = null, ["team"] = null,
    };

    public JsonObject Bot()
    {
        var json = WorldJson.User(state.Bot);
        json["flags"] = 0;
        json["verified"] = true;
        json["mfa_enabled"] = false;
        json["locale"] = "en-US";
        return json;
    }

    public JsonObject Gateway() => new() { ["url"] = state.GatewayUrl().ToString().TrimEnd('/') };

    public JsonObject GatewayBot() => new()
    {
        ["url"] = state.GatewayUrl().ToString(), ["shards"] = state.Shards,
        ["session_start_limit"] = new JsonObject { ["total"] = 1000, ["remaining"] = state.SessionsRemaining, ["reset_after"] = 14_400_000, ["max_concurrency"] = state.MaxConcurrency },
    };

    public JsonObject Guild(string id)
    {
        var guild = guards.Guild(id);
        return new JsonObject { ["id"] = id, ["name"] = guild.Name, ["owner_id"] = WorldJson.Id(guild.OwnerId), ["icon"] = null, ["preferred_locale"] = "en-GB", ["roles"] = Roles(guild) };
    }

    public Reply Commands(string application, string? guild) => Reply.Of(Json(state.Commands.GetValueOrDefault(Scope(application, guild), [])));

    public Reply Overwrite(string application, string? guild, JsonElement commands)
    {
        var scope = Scope(application, guild);
        Refusal.ThrowIfAny(CommandLimits.Check(commands));
        var before = state.Commands.GetValueOrDefault(scope, []);
        var after = commands.EnumerateArray().Select(command => Registered(command, before)).ToImmutableArray();
        state.Commands[scope] = after;
        return Reply.Of(Json(after));
    }

    public static JsonArray Roles(WorldGuild guild) => new([.. guild.Roles.Values.Select(Role)]);

    public static JsonObject Role(WorldRole role) => new()
    {
        ["id"] = WorldJson.Id(role.Id), ["name"] = role.Name, ["permissions"] = WorldJson.Bits(role.Permissions), ["position"] = 0, ["color"] = 0,
        ["hoist"] = false, ["managed"] = false, ["mentionable"] = false, ["flags"] = 0,
    };

    private ulong Scope(string application, string? guild)
    {
        if (application != WorldJson.Id(state.ApplicationId)) throw new Refusal(403, 20012, "You are not authorized to perform this action on this application");
        return guild is null ? 0 : guards.Guild(guild).Id;
    }

    private RegisteredCommand Registered(JsonElement definition, ImmutableArray<RegisteredCommand> before)
    {
        var same = before.FirstOrDefault(command => command.Name == definition.Text("name") && command.Kind == (definition.Whole("type") ?? 1));
        if (same is not null && same.Definition.GetRawText() == definition.GetRawText()) return same;
        return new RegisteredCommand(same?.Id ?? state.NextId(), state.NextId(), definition);
    }

    private JsonArray Json(ImmutableArray<RegisteredCommand> commands)
    {
        var json = new JsonArray();
        foreach (var command in commands)
        {
            var one = JsonNode.Parse(command.Definition.GetRawText())!.AsObject();
            one["id"] = WorldJson.Id(command.Id);
            one["application_id"] = WorldJson.Id(state.ApplicationId);
            one["version"] = WorldJson.Id(command.Version);
            one["type"] = command.Kind;
            one["description"] ??= "";
            one["default_member_permissions"] = command.Definition.Id("default_member_permissions") is { } needed ? WorldJson.Id(needed) : null;
            one["nsfw"] ??= false;
            json.Add(one);
        }

        return json;
    }
}
