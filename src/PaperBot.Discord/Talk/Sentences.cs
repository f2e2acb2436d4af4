using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What the bot says of its own doing, besides <see cref="Messages.Notices"/>: one calm sentence each, with what to do next.</summary>
internal static class Sentences
{
    public const string Restarting = "I am restarting; please ask again in a minute.";

    public const string Thanks = "Thank you, noted; press the button again to take it back.";

    public const string TakenBack = "Taken back; your vote no longer counts.";

    public const string NotKept = "This could not be kept just now; please try again later.";

    public const string TooSlow = "This takes much longer than it should; please try again in a few minutes.";

    public const string PartLost = "Discord did not take the rest of this answer; please ask again to see it whole.";

    public const string SharedBefore = "This answer has been shared already.";

    public const string NoEvidence = "There is no answer yet whose quotes could be shown; ask a question first, then press Evidence below its answer.";

    public const string NothingMore = "The papers here say no more on this than the answer before.";

    public const string NothingTyped = "There was nothing to look for; please type a question.";

    public const string MessageForgotten = "I no longer have the message you asked about; please choose \"Ask about this\" again.";

    public const string UnknownButton = "This button is older than I am; please ask the question again.";

    public const string UnknownCommand = "I do not know this command; /help lists what I can do.";

    public const string SettingsUnread = "I cannot read this server's settings right now, so I do not know whether I may answer here; please try again later.";

    public const string CannotRead =
        "Discord does not show me replies to answers of commands; mention me in your reply, or press \"Ask a follow-up\" below the answer.";

    public const string ThreadLine =
        "Let's go on here: reply to a message of mine with its ping on, mention me, or press the button. Discord does not show me other messages.";

    public const string NoThread = "The thread could not be opened; press the button to go on through a form.";

    public const string FileTooLarge = "This file is larger than 10 MiB; please split it, or name the papers by their arXiv ids.";

    public const string NothingToAdd = "Name an arXiv id or address, or attach a file of papers.";

    public const string OneInterest = "Say what the digest is to be about: one of `topic`, `author`, `venue`, `like` or `liked:True`.";

    public const string NoDirectMessages =
        "Discord does not let me write to you directly, so nothing was subscribed. Allow direct messages in this server's privacy settings and try again, or choose another place with “where”.";

    public const string SubscriptionGone = "This digest has ended; `/digest list` shows those that come.";

    public const string DigestForgotten = "This digest is so old that I no longer have it; `/digest list` shows those that come.";

    public const string NotYourDigest = "This digest was subscribed by somebody else; they and those who manage the channel can change it. Get one of your own with `/digest subscribe`.";

    public const string ChooseDigest = "Choose a digest below, or name it with “which”.";

    /// <summary>One of the bot's own sentences as a message; unlike a <see cref="Messages.Notice"/> it may name channels, roles and times so that Discord shows them.</summary>
    public static MessageBody Say(string sentence, bool isPrivate) =>
        new() { Content = sentence, Embeds = [], Components = [], Flags = isPrivate ? MessageFlags.Ephemeral : null };

    /// <summary>A good verdict that also likes papers.</summary>
    public static string ThanksAndLiked(int papers) =>
        $"Thank you, noted. Your digests now take {(papers == 1 ? "the paper behind it" : "the papers behind it")} for liked; press the button again to take it back.";

    /// <summary>Something unexpected went wrong; the operator finds the number in the log.</summary>
    public static string Failed(string id) => $"Something went wrong while I was working on this, sorry; please try again, and tell whoever runs this bot the number {id} if it happens again.";

    /// <summary>Where the conversation goes on.</summary>
    public static string GoOnIn(Snowflake thread) => $"The conversation goes on in <#{thread}>.";
}
