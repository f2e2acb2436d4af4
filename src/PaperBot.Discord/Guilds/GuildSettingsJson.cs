using System.Text.Json;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>Settings ↔ the JSON they are kept as; what is read is put within its bounds.</summary>
internal static class GuildSettingsJson
{
    public static string Write(GuildSettings settings) => JsonSerializer.Serialize(settings, DiscordJson.Options);

    /// <exception cref="JsonException">The text is none of ours.</exception>
    public static GuildSettings Read(string text) => Valid(JsonSerializer.Deserialize<GuildSettings>(text, DiscordJson.Options) ?? throw new JsonException("There are no settings."));

    /// <summary>Lists without repetition and within their length, limits within their range.</summary>
    public static GuildSettings Valid(GuildSettings settings) => settings with
    {
        AllowedChannels = Bounded(settings.AllowedChannels),
        DeniedChannels = Bounded(settings.DeniedChannels),
        AllowedRoles = Bounded(settings.AllowedRoles),
        DeniedRoles = Bounded(settings.DeniedRoles),
        AdderRoles = Bounded(settings.AdderRoles),
        SubscriberRoles = Bounded(settings.SubscriberRoles),
        UserRequestsPerHour = Bounded(settings.UserRequestsPerHour),
        GuildRequestsPerHour = Bounded(settings.GuildRequestsPerHour),
    };

    private static Snowflake[] Bounded(IReadOnlyList<Snowflake>? ids) => [.. (ids ?? []).Distinct().Take(GuildSettings.MostEntries)];

    private static int? Bounded(int? requests) => requests is >= 1 and <= SettingsDefinition.MostRequests ? requests : null;
}
