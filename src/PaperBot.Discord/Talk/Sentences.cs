using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What the bot says besides replies: one calm sentence each, with what to do next.</summary>
internal static class Sentences
{
    public const string Restarting = "PaperBot is restarting; please ask again in a minute.";

    public const string Interrupted = "PaperBot was stopped before this answer was ready, sorry; please ask again.";

    public const string Busy = "PaperBot has more to do than it can take on right now; please try again in a minute.";

    public const string Cancelled = "Cancelled; ask again whenever you like.";

    public const string NotYours = "Only the person who asked can cancel this; it will be ready in a moment.";

    public const string AlreadyDone = "This request has ended already; its answer stands above or below.";

    public const string Forgotten = "PaperBot no longer remembers this answer; please ask the question again.";

    public const string Thanks = "Thank you, noted; press the button again to take it back.";

    public const string TakenBack = "Taken back; your vote no longer counts.";

    public const string NotKept = "This could not be kept just now; please try again later.";

    public const string Shared = "Shared: everybody here can see the answer now.";

    public const string SharedBefore = "This answer has been shared already.";

    public const string NothingToShare = "There is nothing to share in this answer.";

    public const string NoEvidence = "There is no answer yet whose quotes could be shown; ask a question first, then press Evidence below its answer.";

    public const string NothingTyped = "There was nothing to look for; please type a question.";

    public const string MessageHasNoText = "This message has no text that PaperBot could look for; try a message with a title, a link or an arXiv id.";

    public const string MessageForgotten = "PaperBot no longer has the message you asked about; please choose \"Ask about this\" again.";

    public const string UnknownButton = "This button belongs to an older version of PaperBot; please ask the question again.";

    public const string UnknownCommand = "PaperBot does not know this command; /help lists what it can do.";

    public const string ThreadLine =
        "Let's go on here: reply to my messages, mention me, or press \"Ask a follow-up\" (Discord shows me only messages that mention or reply to me).";

    public const string NoThread = "The thread could not be opened; press \"Ask a follow-up\" here to go on through a form.";

    public const string FileTooLarge = "This file is larger than 10 MiB; please split it or name the papers by their arXiv ids.";

    public const string NothingToAdd = "Name an arXiv id or address, or attach a file of papers.";

    public const string NotDownloaded = "The file could not be fetched from Discord; please upload it again.";

    /// <summary>One of the bot's own sentences as a message; unlike a <see cref="Messages.Notice"/> it may name channels, roles and times so that Discord shows them.</summary>
    public static MessageBody Say(string sentence, bool isPrivate) =>
        new() { Content = sentence, Embeds = [], Components = [], Flags = isPrivate ? MessageFlags.Ephemeral : null };

    /// <summary>Something unexpected went wrong.</summary>
    public static string Failed(string id) => $"Something went wrong while answering; please try again, and tell the operator the number {id} if it happens again.";

    /// <summary>Where the conversation goes on.</summary>
    public static string GoOnIn(string thread) => $"The conversation goes on in <#{thread}>.";

    /// <summary>What was deleted.</summary>
    public static string ForgotUser(int count) => count switch
    {
        0 => "PaperBot remembers nothing of you.",
        1 => "Done: the one thing that PaperBot remembered of you is deleted.",
        _ => FormattableString.Invariant($"Done: the {count:N0} questions, answers and votes that PaperBot remembered of you are deleted."),
    };
}
