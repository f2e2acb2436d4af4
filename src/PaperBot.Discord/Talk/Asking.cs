using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>Something to reply to, as it was taken.</summary>
/// <param name="Id">That of the interaction or message.</param>
/// <param name="Visitor">Who asks, and where.</param>
/// <param name="Typed">The words, for the conversation and for people to see again.</param>
/// <param name="Read">What the words ask for in a conversation.</param>
internal sealed record Asking(Snowflake Id, Visitor Visitor, string Typed, Func<Conversation, Request> Read)
{
    /// <summary>The id that the reply will have.</summary>
    public string ReplyId { get; init; } = ReplyIds.New();

    /// <summary>Where the conversation is kept; see <see cref="Places"/>.</summary>
    public required string Place { get; init; }

    /// <summary>The conversation that it goes on from, where that is another than the one it is kept in; null where it is the same.</summary>
    public string? From { get; init; }

    /// <summary>How it came, for the figures: slash, mention, dm, button.</summary>
    public required string Source { get; init; }

    /// <summary>Whether only the person who asks sees the reply.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether one simply writes on: a direct conversation or a thread.</summary>
    public bool IsInConversation { get; init; }

    /// <summary>Whether the words are to be shown above the reply.</summary>
    public bool ShowsTyped { get; init; }

    /// <summary>What the bot may do in the channel; null when it is not told.</summary>
    public Permissions? Granted { get; init; }

    /// <summary>What the words are about (a paper, a text), which counts as said before; null for nothing.</summary>
    public Func<CancellationToken, Task<Turn?>>? About { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }
}
