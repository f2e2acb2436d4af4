using System.Globalization;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>Settings → the ephemeral message that shows all of them; pure.</summary>
internal static class SettingsView
{
    /// <summary>The settings, below <paramref name="changed"/>, the sentence that says what has just changed.</summary>
    public static MessageBody Of(GuildSettings settings, string? changed) => new()
    {
        Content = changed,
        Embeds =
        [
            new MessageEmbed
            {
                Title = "PaperBot on this server",
                Fields =
                [
                    new EmbedField("Answers in", Channels(settings.AllowedChannels, "all channels")),
                    new EmbedField("Never answers in", Channels(settings.DeniedChannels, "none")),
                    new EmbedField("Answers members with", Roles(settings.AllowedRoles, "any role or none")),
                    new EmbedField("Never answers members with", Roles(settings.DeniedRoles, "none")),
                    new EmbedField("Papers are added by", settings.AdderRoles.Count == 0 ? "those who manage the server" : $"those who manage the server, and {Roles(settings.AdderRoles, "")}"),
                    new EmbedField("Digests come into channels for", settings.SubscriberRoles.Count == 0 ? "those who manage the channel" : $"those who manage the channel, and {Roles(settings.SubscriberRoles, "")}"),
                    new EmbedField("What is asked for, opened and liked", settings.CountsActivity ? "is counted for /trending, without names" : "is not counted"),
                    new EmbedField("Replies to commands are seen by", settings.PrivateAnswers ? "the asker, until shared" : "everybody"),
                    new EmbedField("Requests of a member an hour", Limit(settings.UserRequestsPerHour), Inline: true),
                    new EmbedField("Requests of the server an hour", Limit(settings.GuildRequestsPerHour), Inline: true),
                ],
                Footer = new EmbedFooter("What is denied beats what is allowed; threads count as their channel; those who manage the server always may."),
            },
        ],
        Flags = MessageFlags.Ephemeral,
    };

    private static string Channels(IReadOnlyList<Snowflake> channels, string none) => Listed(channels, "<#", none);

    private static string Roles(IReadOnlyList<Snowflake> roles, string none) => Listed(roles, "<@&", none);

    private static string Listed(IReadOnlyList<Snowflake> ids, string opening, string none) =>
        ids.Count == 0 ? none : string.Join(' ', ids.Take(GuildSettings.MostEntries).Select(id => $"{opening}{id}>"));

    private static string Limit(int? requests) => requests?.ToString(CultureInfo.InvariantCulture) ?? "PaperBot's own limit";
}
