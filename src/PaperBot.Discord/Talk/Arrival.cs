using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>An interaction that arrived.</summary>
/// <param name="Interaction">What Discord sent.</param>
/// <param name="Visitor">Whose it is, and where.</param>
/// <param name="At">When it came.</param>
internal sealed record Arrival(Interaction Interaction, Visitor Visitor, DateTimeOffset At)
{
    /// <summary>Whether one simply writes on here: a direct conversation or a thread.</summary>
    public bool IsInConversation => Visitor.Guild is null || Interaction.Channel is { IsThread: true };

    /// <summary>Whether the message with the button is seen by one person only.</summary>
    public bool IsOnPrivateMessage => Interaction.Message?.Flags is { } flags && flags.HasFlag(MessageFlags.Ephemeral);

    /// <summary>Whether message embeds are not permitted here.</summary>
    public bool IsPlain => Visitor.Guild is not null && Interaction.AppPermissions is { } granted && (granted & (Permissions.EmbedLinks | Permissions.Administrator)) == Permissions.None;

    /// <summary>Reads who and where; null when Discord did not tell.</summary>
    public static Arrival? Of(Interaction interaction, DateTimeOffset at)
    {
        if (interaction.Actor is not { } actor || (interaction.ChannelId ?? interaction.Channel?.Id) is not { } channel || interaction.Token.Length == 0) return null;
        var parent = interaction.Channel is { IsThread: true } thread ? thread.ParentId : null;
        var visitor = new Visitor(actor.Id, interaction.GuildId, channel, parent, interaction.Member?.Roles ?? [], interaction.Member?.Permissions);
        return new Arrival(interaction, visitor, at);
    }
}
