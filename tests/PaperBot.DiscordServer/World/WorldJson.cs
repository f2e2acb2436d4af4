using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.DiscordServer.World;

/// <summary>Nouns of the world → Discord's shapes, as the bot sees them.</summary>
internal sealed class WorldJson(WorldState state)
{
    public static string Id(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static string Bits(WorldPermissions permissions) => ((long)permissions).ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);

    public static JsonObject User(WorldUser user)
    {
        var json = new JsonObject
        {
            ["id"] = Id(user.Id), ["username"] = user.Username, ["global_name"] = user.GlobalName, ["discriminator"] = user.IsBot ? "4242" : "0", ["avatar"] = null,
            ["public_flags"] = 0, ["clan"] = null, ["primary_guild"] = null, ["avatar_decoration_data"] = null, ["collectibles"] = null,
        };
        if (user.IsBot) json["bot"] = true;
        return json;
    }

    public static JsonObject Member(WorldGuild guild, WorldUser user, WorldChannel? channel = null, bool withUser = true)
    {
        var roles = guild.Members.TryGetValue(user.Id, out var known) ? known : [];
        var json = new JsonObject
        {
            ["nick"] = null, ["avatar"] = null, ["banner"] = null, ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)Id(role))]),
            ["joined_at"] = "2024-03-01T12:00:00.000000+00:00", ["premium_since"] = null, ["communication_disabled_until"] = null,
            ["deaf"] = false, ["mute"] = false, ["pending"] = false, ["flags"] = 0,
        };
        if (withUser) json["user"] = User(user);
        if (channel is not null) json["permissions"] = Bits(guild.PermissionsOf(user.Id, channel));
        return json;
    }

    /// <summary>A channel; with <paramref name="viewer"/> what that person may do there, as interactions tell.</summary>
    public static JsonObject Channel(WorldChannel channel, WorldUser? viewer = null)
    {
        var json = new JsonObject { ["id"] = Id(channel.Id), ["type"] = channel.Kind, ["flags"] = 0, ["last_message_id"] = channel.LastMessageId is { } last ? Id(last) : null };
        if (channel.Recipient is { } recipient) json["recipients"] = new JsonArray(User(recipient));
        if (channel.Guild is { } guild)
        {
            json["guild_id"] = Id(guild.Id);
            json["name"] = channel.Name;
            json["parent_id"] = channel.Parent is { } parent ? Id(parent.Id) : null;
            json["rate_limit_per_user"] = 0;
            if (channel.IsThread) AddThreadParts(json, channel);
            else AddGuildParts(json, channel);
        }

        if (viewer is not null) json["permissions"] = Bits(channel.PermissionsOf(viewer));
        return json;
    }

    /// <summary>A message as an event brings it: with guild, member and channel type.</summary>
    public JsonObject Event(WorldMessage message)
    {
        var json = Message(message);
        json["channel_type"] = message.Channel.Kind;
        if (message.Channel.Guild is not { } guild) return json;
        json["guild_id"] = Id(guild.Id);
        if (!message.IsForInteraction) json["member"] = Member(guild, message.Author, withUser: false);
        foreach (var mention in json["mentions"]!.AsArray())
        {
            var user = message.Mentions.First(one => Id(one.Id) == (string?)mention!["id"]);
            mention!["member"] = Member(guild, user, withUser: false);
        }

        return json;
    }

    /// <summary>A message as the bot may read it; <paramref name="isShown"/> shows it whole, as a command on a message does.</summary>
    public JsonObject Message(WorldMessage message, bool isShown = false, bool withReference = true)
    {
        var current = message.Current;
        var isReadable = isShown || IsReadable(message);
        var json = new JsonObject
        {
            ["id"] = Id(message.Id), ["channel_id"] = Id(message.Channel.Id), ["author"] = User(message.Author), ["type"] = message.Kind,
            ["content"] = isReadable ? current.Content : "", ["timestamp"] = Time(message.CreatedAt), ["edited_timestamp"] = current.EditedAt is { } edited ? Time(edited) : null,
            ["tts"] = false, ["pinned"] = false, ["mention_everyone"] = false, ["flags"] = current.Flags,
            ["mentions"] = new JsonArray([.. message.Mentions.Select(User)]), ["mention_roles"] = new JsonArray(),
            ["attachments"] = isReadable ? new JsonArray([.. message.Files.Select(file => Attachment(file, message.Channel))]) : [],
            ["embeds"] = isReadable ? Nodes(current.MessageEmbeds, "rich") : [], ["components"] = isReadable ? Nodes(current.Components) : [],
        };
        if (message.Nonce is { } nonce) json["nonce"] = nonce;
        if (message.Thread is { } thread) json["thread"] = Channel(thread);
        if (message.IsForInteraction) AddInteractionParts(json, message);
        if (message.Reference is { } reference) AddReference(json, reference, withReference);
        return json;
    }

    public JsonObject Attachment(UploadedFile file, WorldChannel channel)
    {
        var url = new UriBuilder(state.GatewayUrl()) { Scheme = "http", Path = $"/attachments/{channel.Id}/{file.Id}/{Uri.EscapeDataString(file.Name)}", Query = "ex=6743&is=6741&hm=0f" }.Uri.AbsoluteUri;
        var json = new JsonObject { ["id"] = Id(file.Id), ["filename"] = file.Name, ["size"] = file.ClaimedSize ?? file.Bytes.LongLength, ["url"] = url, ["proxy_url"] = url, ["ephemeral"] = true };
        if (file.ContentType is { } type) json["content_type"] = type;
        return json;
    }

    /// <summary>Without the privileged intent the bot reads its own messages, direct messages, and those that mention it.</summary>
    private bool IsReadable(WorldMessage message) =>
        message.Author.Id == state.Bot.Id || message.Channel.Guild is null || message.Mentions.Any(user => user.Id == state.Bot.Id);

    private void AddReference(JsonObject json, WorldMessage reference, bool withReference)
    {
        var pointer = new JsonObject { ["type"] = 0, ["channel_id"] = Id(reference.Channel.Id), ["message_id"] = Id(reference.Id) };
        if (reference.Channel.Guild is { } guild) pointer["guild_id"] = Id(guild.Id);
        json["message_reference"] = pointer;
        if (withReference) json["referenced_message"] = reference.IsDeleted ? null : Message(reference, withReference: false);
    }

    private void AddInteractionParts(JsonObject json, WorldMessage message)
    {
        json["webhook_id"] = Id(state.ApplicationId);
        json["application_id"] = Id(state.ApplicationId);
        if (message.Origin is not { } origin) return;
        var metadata = new JsonObject { ["id"] = Id(origin.Id), ["type"] = origin.Kind, ["user"] = User(origin.User), ["authorizing_integration_owners"] = Owners(origin.Channel) };
        if (origin.CommandName is { } name) metadata["name"] = name;
        json["interaction_metadata"] = metadata;
    }

    internal static JsonObject Owners(WorldChannel channel) => new() { ["0"] = channel.Guild is { } guild ? Id(guild.Id) : "0" };

    private static void AddThreadParts(JsonObject json, WorldChannel thread)
    {
        json["owner_id"] = Id(thread.OwnerId ?? 0);
        json["message_count"] = thread.Kept.Count;
        json["total_message_sent"] = thread.Kept.Count;
        json["member_count"] = 1;
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.IsArchived, ["locked"] = thread.IsLocked, ["auto_archive_duration"] = 4320, ["archive_timestamp"] = "2024-03-01T12:00:00.000000+00:00",
        };
    }

    private static void AddGuildParts(JsonObject json, WorldChannel channel)
    {
        json["position"] = 0;
        json["nsfw"] = false;
        json["topic"] = null;
        json["permission_overwrites"] = new JsonArray([.. channel.Overwrites.Select(overwrite => new JsonObject
        {
            ["id"] = Id(overwrite.Key), ["type"] = channel.Guild!.Roles.ContainsKey(overwrite.Key) ? 0 : 1,
            ["allow"] = Bits(overwrite.Value.Allow), ["deny"] = Bits(overwrite.Value.Deny),
        })]);
    }

    private static JsonArray Nodes(IReadOnlyList<JsonElement> elements, string? kind = null)
    {
        var nodes = new JsonArray();
        foreach (var element in elements)
        {
            if (JsonNode.Parse(element.GetRawText()) is not JsonObject node) continue;
            if (kind is not null) node["type"] = kind;
            nodes.Add(node);
        }

        return nodes;
    }
}
