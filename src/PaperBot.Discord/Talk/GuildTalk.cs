using System.Text.Json;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What happens to guilds, channels, threads and roles → what the bot learns or lets go.</summary>
internal sealed class GuildTalk(GuildBook guilds, ChannelBook channels, Memory memory)
{
    /// <summary>The events that it hears.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "GUILD_CREATE", "GUILD_DELETE", "GUILD_ROLE_DELETE", "CHANNEL_CREATE", "CHANNEL_DELETE", "THREAD_CREATE", "THREAD_DELETE",
    };

    /// <summary>Heeds one event.</summary>
    public Task RunAsync(string name, JsonElement data) => name switch
    {
        "GUILD_CREATE" => JoinedAsync(data),
        "GUILD_DELETE" => LeftAsync(data),
        "GUILD_ROLE_DELETE" => Id(data, "guild_id") is { } guild && Id(data, "role_id") is { } role
            ? memory.DoAsync("take a role off the settings", token => guilds.ForgetRoleAsync(guild, role, token), CancellationToken.None) : Task.CompletedTask,
        "CHANNEL_DELETE" or "THREAD_DELETE" => DeletedAsync(data),
        _ => NoteAsync(data),
    };

    private async Task JoinedAsync(JsonElement data)
    {
        foreach (var list in (string[])["channels", "threads"])
        {
            if (!data.TryGetProperty(list, out var told) || told.ValueKind != JsonValueKind.Array) continue;
            foreach (var channel in told.EnumerateArray()) await NoteAsync(channel).ConfigureAwait(false);
        }

        // What is read now need not be waited for when the first request comes.
        if (Id(data, "id") is { } guild) await memory.DoAsync("read a guild's settings", token => guilds.GetAsync(guild, token), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task LeftAsync(JsonElement data)
    {
        var isOutage = data.TryGetProperty("unavailable", out var unavailable) && unavailable.ValueKind == JsonValueKind.True;
        if (isOutage || Id(data, "id") is not { } guild) return;
        await memory.DoAsync("forget a guild's settings", token => guilds.RemoveAsync(guild, token), CancellationToken.None).ConfigureAwait(false);
        await memory.ForgetPlaceAsync(Places.Guild(guild), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DeletedAsync(JsonElement data)
    {
        if (Id(data, "id") is not { } channel) return;
        var guild = Id(data, "guild_id");
        await memory.ForgetPlaceAsync(Places.Channel(guild, channel), CancellationToken.None).ConfigureAwait(false);
        if (guild is { } inGuild) await memory.DoAsync("take a channel off the settings", token => guilds.ForgetChannelAsync(inGuild, channel, token), CancellationToken.None).ConfigureAwait(false);
    }

    private Task NoteAsync(JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Object && data.Deserialize<Channel>(DiscordJson.Options) is { } channel) channels.Note(channel);
        return Task.CompletedTask;
    }

    private static Snowflake? Id(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String && Snowflake.TryParse(id.GetString(), out var snowflake) ? snowflake : null;
}
