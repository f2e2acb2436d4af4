namespace PaperBot.Discord.Messages;

/// <summary>What the message on what is trending needs to know besides the report.</summary>
internal sealed record TrendLook
{
    /// <summary>Whether only the person who asked sees it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The bot lacks the permission to show message embeds here.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it was asked on a server, and not in a direct conversation.</summary>
    public bool IsInGuild { get; init; }

    /// <summary>The topic's course as a PNG; null where no picture can be shown.</summary>
    public byte[]? Picture { get; init; }
}
