using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.World;

/// <summary>What happens to guilds as a whole.</summary>
internal sealed class GuildActs(WorldState state)
{
    /// <summary>The payload of GUILD_CREATE.</summary>
    public JsonObject Create(WorldGuild guild)
    {
        var channels = guild.Channels.Values.Where(channel => !channel.IsDeleted).Select(channel => WorldJson.Channel(channel)).ToArray();
        var threads = state.Channels.Values.Where(channel => channel.IsThread && channel.Guild == guild && channel is { IsDeleted: false, IsArchived: false }).Select(channel => WorldJson.Channel(channel)).ToArray();
        return new JsonObject
        {
            ["id"] = WorldJson.Id(guild.Id), ["name"] = guild.Name, ["owner_id"] = WorldJson.Id(guild.OwnerId), ["preferred_locale"] = "en-GB", ["unavailable"] = false,
            ["member_count"] = guild.Members.Count, ["large"] = false, ["joined_at"] = "2024-03-01T12:00:00.000000+00:00", ["roles"] = ApplicationEndpoints.Roles(guild),
            ["channels"] = new JsonArray([.. channels]), ["threads"] = new JsonArray([.. threads]), ["members"] = new JsonArray(WorldJson.Member(guild, state.Bot)),
            ["emojis"] = new JsonArray(), ["stickers"] = new JsonArray(), ["features"] = new JsonArray(), ["voice_states"] = new JsonArray(), ["presences"] = new JsonArray(),
        };
    }

    public Task InviteBotAsync(WorldGuild guild)
    {
        guild.IsLeft = false;
        return state.DispatchAsync("GUILD_CREATE", Create(guild), guild);
    }

    public Task RemoveBotAsync(WorldGuild guild)
    {
        guild.IsLeft = true;
        return state.DispatchAsync("GUILD_DELETE", new JsonObject { ["id"] = WorldJson.Id(guild.Id) }, guild);
    }

    public async Task DeleteRoleAsync(WorldRole role)
    {
        foreach (var guild in state.Guilds.Values.Where(guild => guild.Roles.TryRemove(role.Id, out _)))
            await state.DispatchAsync("GUILD_ROLE_DELETE", new JsonObject { ["guild_id"] = WorldJson.Id(guild.Id), ["role_id"] = WorldJson.Id(role.Id) }, guild).ConfigureAwait(false);
    }
}
