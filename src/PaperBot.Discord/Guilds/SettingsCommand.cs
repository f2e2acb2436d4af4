using PaperBot.Discord.Commands;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Guilds;

/// <summary><c>/settings …</c> → what it changed or shows, as an ephemeral message.</summary>
internal sealed class SettingsCommand(GuildBook guilds)
{
    /// <summary>Carries the call out for a visitor who may manage the guild; says why not otherwise. A change is confirmed with all settings as they are then.</summary>
    /// <exception cref="Conversations.BotStateException">The settings cannot be read or kept; nothing was changed.</exception>
    public async Task<MessageBody> RunAsync(CommandCall call, Visitor visitor, CancellationToken cancellationToken)
    {
        if (Admission.WhyNotManage(visitor) is { } reason) return Notice.Of(reason, isPrivate: true);
        var guild = visitor.Guild!.Value;
        var settings = await guilds.GetAsync(guild, cancellationToken).ConfigureAwait(false);
        if (call.Subcommand is null or SettingsDefinition.Show) return SettingsView.Of(settings, null);
        if (SettingsChange.Of(call) is not { } wanted) return Notice.Of("Nothing was changed: the command lacks a value. See what is set with /settings show.", isPrivate: true);
        if (SettingsChange.IsTooLong(wanted.Change(settings)))
            return Notice.Of($"Nothing was changed: a list has at most {GuildSettings.MostEntries} entries. Take one off first, with clear.", isPrivate: true);
        return SettingsView.Of(await guilds.ChangeAsync(guild, wanted.Change, cancellationToken).ConfigureAwait(false), wanted.Sentence);
    }
}
