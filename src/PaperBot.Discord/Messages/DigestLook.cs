namespace PaperBot.Discord.Messages;

/// <summary>What a digest's message needs to know besides the digest.</summary>
/// <param name="DeliveryId">Under which its delivery is kept; goes into its buttons. Null for one that is only looked at and not kept.</param>
internal sealed record DigestLook(string? DeliveryId)
{
    /// <summary>The bot lacks the permission to show message embeds here: everything goes into the text.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether only its subscriber reads it.</summary>
    public bool IsForOne { get; init; }

    /// <summary>Whether it is shown to one person as a reply.</summary>
    public bool IsPrivate { get; init; }
}
