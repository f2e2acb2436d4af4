using System.Globalization;

namespace PaperBot.Discord.Messages;

/// <summary>The sentences that PaperBot says of itself, for <see cref="Notice.Of"/>: each says what to do next.</summary>
internal static class Notices
{
    public const string Cancelled = "Cancelled. Ask again whenever you like.";

    public const string Restarted = "I was restarted while working on this and could not finish it, sorry; please ask again.";

    public const string QueueFull = "More people are asking right now than I can serve; please try again in a minute.";

    public const string LibraryUnreadable = "I cannot read my library of papers right now; please try again later, or tell whoever runs this bot.";

    public const string LibraryUnreachable = "I cannot reach my library of papers right now. I keep trying, so please ask again in a minute.";

    public const string ReplyUnknown = "I no longer remember this reply; please ask again.";

    public const string NotYours = "Only the person who asked can use this button.";

    public const string NothingRunning = "This is finished already; there is nothing to cancel.";

    public const string NothingAsked = "There is no text in this message that I could go by; ask me with /ask instead.";

    public const string Shared = "Shared.";

    /// <summary>What <c>/forget</c> did.</summary>
    /// <param name="count">How many questions, replies, verdicts, subscriptions and opinions were deleted.</param>
    public static string Forgotten(int count) => count == 0
        ? "There was nothing that I remembered of you."
        : string.Create(CultureInfo.InvariantCulture, $"Done: all that I remembered of you is deleted, your digests and likes included ({count:N0} {(count == 1 ? "entry" : "entries")}).");
}
