using System.Globalization;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary>Settings and a part of <c>/settings</c> → the settings afterwards; pure.</summary>
internal static class SettingsChange
{
    /// <summary>What <paramref name="call"/> changes, and the sentence that says so; null for a part that changes nothing or that is not known.</summary>
    public static (Func<GuildSettings, GuildSettings> Change, string Sentence)? Of(CommandCall call) => call.Subcommand switch
    {
        $"{SettingsDefinition.Channels} {SettingsDefinition.Allow}" => ForOne(call, OptionNames.Channel, AllowChannel, "I now answer in <#{0}>, and only in channels that are allowed."),
        $"{SettingsDefinition.Channels} {SettingsDefinition.Deny}" => ForOne(call, OptionNames.Channel, DenyChannel, "I no longer answer in <#{0}>."),
        $"{SettingsDefinition.Channels} {SettingsDefinition.Clear}" => ForOne(call, OptionNames.Channel, ClearChannel, "<#{0}> is off both lists.")
            ?? ForAll(call, OptionNames.Channel, settings => settings with { AllowedChannels = [], DeniedChannels = [] }, "I now answer in all channels."),
        $"{SettingsDefinition.Roles} {SettingsDefinition.Allow}" => ForOne(call, OptionNames.Role, AllowRole, "I now answer members with <@&{0}>, and only those with a role that is allowed."),
        $"{SettingsDefinition.Roles} {SettingsDefinition.Deny}" => ForOne(call, OptionNames.Role, DenyRole, "I no longer answer members with <@&{0}>."),
        $"{SettingsDefinition.Roles} {SettingsDefinition.Adders}" => ForOne(
            call, OptionNames.Role, (settings, role) => settings with { AdderRoles = With(settings.AdderRoles, role) }, "Members with <@&{0}> may now add papers."),
        $"{SettingsDefinition.Roles} {SettingsDefinition.Subscribers}" => ForOne(
            call, OptionNames.Role, (settings, role) => settings with { SubscriberRoles = With(settings.SubscriberRoles, role) }, "Members with <@&{0}> may now have digests delivered into channels."),
        $"{SettingsDefinition.Roles} {SettingsDefinition.Clear}" => ForOne(call, OptionNames.Role, ClearRole, "<@&{0}> is off all lists.")
            ?? ForAll(call, OptionNames.Role, settings => settings with { AllowedRoles = [], DeniedRoles = [], AdderRoles = [], SubscriberRoles = [] },
                "I now answer everybody; only those who manage the server add papers or have digests delivered into channels."),
        SettingsDefinition.Limits => LimitsOf(call),
        SettingsDefinition.PrivateAnswers when call.Flag(OptionNames.On) is { } isPrivate => (
            settings => settings with { PrivateAnswers = isPrivate },
            isPrivate ? "Replies to commands are now seen by the asker only, until shared." : "Replies to commands are now seen by everybody."),
        SettingsDefinition.Activity when call.Flag(OptionNames.On) is { } isCounted => (
            settings => settings with { CountsActivity = isCounted },
            isCounted ? "I now count, without names, which papers are asked for, opened and liked here; /trending shows them." : "I no longer count which papers are asked for, opened and liked here."),
        SettingsDefinition.Reset => (_ => new GuildSettings(), "All settings are back to how they were at the start."),
        _ => null,
    };

    /// <summary>The settings without a channel that is gone; the same object when it is on no list, or is the last one allowed.</summary>
    public static GuildSettings WithoutDeletedChannel(GuildSettings settings, Snowflake channel)
    {
        var isLast = settings.AllowedChannels is [var only] && only == channel;
        if (!settings.DeniedChannels.Contains(channel) && (isLast || !settings.AllowedChannels.Contains(channel))) return settings;
        var cleared = ClearChannel(settings, channel);
        return isLast ? cleared with { AllowedChannels = settings.AllowedChannels } : cleared;
    }

    /// <summary>The settings without a role that is gone; the same object when it is on no list, or only is the last one allowed.</summary>
    public static GuildSettings WithoutDeletedRole(GuildSettings settings, Snowflake role)
    {
        var isLast = settings.AllowedRoles is [var only] && only == role;
        if (!settings.DeniedRoles.Contains(role) && !settings.AdderRoles.Contains(role) && !settings.SubscriberRoles.Contains(role) && (isLast || !settings.AllowedRoles.Contains(role))) return settings;
        var cleared = ClearRole(settings, role);
        return isLast ? cleared with { AllowedRoles = settings.AllowedRoles } : cleared;
    }

    /// <summary>Whether a list has more entries than are kept.</summary>
    public static bool IsTooLong(GuildSettings settings) =>
        new[] { settings.AllowedChannels, settings.DeniedChannels, settings.AllowedRoles, settings.DeniedRoles, settings.AdderRoles, settings.SubscriberRoles }.Any(list => list.Count > GuildSettings.MostEntries);

    private static (Func<GuildSettings, GuildSettings> Change, string Sentence)? ForOne(
        CommandCall call, string option, Func<GuildSettings, Snowflake, GuildSettings> change, string sentence) =>
        Snowflake.TryParse(call[option], out var id)
            ? (settings => change(settings, id), string.Format(CultureInfo.InvariantCulture, sentence, id))
            : null;

    private static (Func<GuildSettings, GuildSettings> Change, string Sentence)? ForAll(
        CommandCall call, string option, Func<GuildSettings, GuildSettings> change, string sentence) => call[option].Length == 0 ? (change, sentence) : null;

    private static (Func<GuildSettings, GuildSettings> Change, string Sentence)? LimitsOf(CommandCall call)
    {
        var (user, guild) = (Requests(call[OptionNames.User]), Requests(call[OptionNames.Guild]));
        if (user is null && guild is null) return null;
        return (
            settings => settings with
            {
                UserRequestsPerHour = user is null ? settings.UserRequestsPerHour : OrOwn(user.Value),
                GuildRequestsPerHour = guild is null ? settings.GuildRequestsPerHour : OrOwn(guild.Value),
            },
            "The limits are changed.");
    }

    private static int? OrOwn(int requests) => requests == 0 ? null : requests;

    private static int? Requests(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) && requests <= SettingsDefinition.MostRequests ? requests : null;

    private static GuildSettings AllowChannel(GuildSettings settings, Snowflake channel) =>
        settings with { AllowedChannels = With(settings.AllowedChannels, channel), DeniedChannels = Without(settings.DeniedChannels, channel) };

    private static GuildSettings DenyChannel(GuildSettings settings, Snowflake channel) =>
        settings with { DeniedChannels = With(settings.DeniedChannels, channel) };

    private static GuildSettings ClearChannel(GuildSettings settings, Snowflake channel) =>
        settings with { AllowedChannels = Without(settings.AllowedChannels, channel), DeniedChannels = Without(settings.DeniedChannels, channel) };

    private static GuildSettings AllowRole(GuildSettings settings, Snowflake role) =>
        settings with { AllowedRoles = With(settings.AllowedRoles, role), DeniedRoles = Without(settings.DeniedRoles, role) };

    private static GuildSettings DenyRole(GuildSettings settings, Snowflake role) =>
        settings with { DeniedRoles = With(settings.DeniedRoles, role) };

    private static GuildSettings ClearRole(GuildSettings settings, Snowflake role) => settings with
    {
        AllowedRoles = Without(settings.AllowedRoles, role),
        DeniedRoles = Without(settings.DeniedRoles, role),
        AdderRoles = Without(settings.AdderRoles, role),
        SubscriberRoles = Without(settings.SubscriberRoles, role),
    };

    private static Snowflake[] With(IReadOnlyList<Snowflake> ids, Snowflake id) => [.. ids.Where(other => other != id), id];

    private static Snowflake[] Without(IReadOnlyList<Snowflake> ids, Snowflake id) => [.. ids.Where(other => other != id)];
}
