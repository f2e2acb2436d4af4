namespace PaperBot.Discord.Messages;

/// <summary>What a reply's messages need to know besides the reply.</summary>
/// <param name="ReplyId">Under which id it is kept; goes into its buttons.</param>
public sealed record ReplyLook(string ReplyId)
{
    /// <summary>Whether only the person who asked sees it; then it can be shared.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it stands in a thread or direct conversation, where one simply writes on.</summary>
    public bool IsInConversation { get; init; }

    /// <summary>What was typed, shown above replies to slash commands, which do not show it themselves; null where the question is there to be seen.</summary>
    public string? Asked { get; init; }

    /// <summary>The bot lacks the permission to show message embeds here: everything goes into the text.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Of a search: which page, from 0.</summary>
    public int Page { get; init; }
}
