namespace PaperBot.Conversations;

/// <summary>
/// What a bot keeps across restarts: conversations, the replies it gave, what people thought of them, settings of places, and requests that are still
/// being worked on. All members may be called from many threads; what goes wrong outside of the program surfaces as <see cref="BotStateException"/>.
/// </summary>
public interface IBotState : IAsyncDisposable
{
    /// <summary>For how long anything of a state is ever held or put off; what is said to be for longer was said before the clock was set back, and does not count.</summary>
    static TimeSpan LongestHold => TimeSpan.FromDays(1);

    /// <summary>The last turns said at <paramref name="place"/>, oldest first; empty when nothing was.</summary>
    Task<Conversation> GetConversationAsync(string place, CancellationToken cancellationToken);

    /// <summary>Adds what <paramref name="user"/> said at <paramref name="place"/>; turns beyond <see cref="Conversation.MaxTurns"/> are let go.</summary>
    Task AddTurnAsync(string place, string user, Turn turn, CancellationToken cancellationToken);

    /// <summary>Keeps a reply; one with the same <see cref="GivenReply.Id"/> is replaced.</summary>
    Task SaveReplyAsync(GivenReply reply, CancellationToken cancellationToken);

    /// <summary>A reply by its id; null when it was never kept, forgotten or let go.</summary>
    Task<GivenReply?> GetReplyAsync(string id, CancellationToken cancellationToken);

    /// <summary>The reply that <paramref name="message"/> shows, in whichever of its parts.</summary>
    Task<GivenReply?> GetReplyByMessageAsync(string message, CancellationToken cancellationToken);

    /// <summary>Notes that <paramref name="message"/> shows the reply <paramref name="replyId"/>.</summary>
    Task LinkMessageAsync(string message, string replyId, CancellationToken cancellationToken);

    /// <summary>Keeps a verdict; a user has one per reply, the last counts; <see cref="Verdict.None"/> takes it back. One on a reply that is not there is not kept.</summary>
    Task SaveVerdictAsync(string replyId, string user, Verdict verdict, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What <paramref name="user"/> thinks of a reply; <see cref="Verdict.None"/> when nothing was said of it, or the reply is not there.</summary>
    Task<Verdict> GetVerdictAsync(string replyId, string user, CancellationToken cancellationToken);

    /// <summary>All replies on which somebody gave a verdict, oldest first, each with how many liked it and how many did not.</summary>
    IAsyncEnumerable<JudgedReply> ReadJudgedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Deletes what <paramref name="user"/> said, was answered and thought, everywhere, and the follow-ups of others that go on about it, which repeat its words;
    /// their subscriptions with all deliveries, opinions and addresses too; returns how many turns, replies, verdicts, subscriptions and opinions of the user that were.
    /// </summary>
    Task<int> ForgetUserAsync(string user, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the turns and replies of a place (a deleted thread) and of all places within it (a deleted channel, a guild that was left): a place lies within
    /// another when it begins with that one's name and a <c>/</c>. Subscriptions that deliver to a channel there go too, and what was counted there. Notes stay.
    /// </summary>
    Task ForgetPlacesAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes turns, replies and requests that are older than <paramref name="before"/>; replies that somebody judged stay, with their verdicts, until they are
    /// older than <paramref name="judgedBefore"/>.
    /// </summary>
    Task ForgetOlderAsync(DateTimeOffset before, DateTimeOffset judgedBefore, CancellationToken cancellationToken);

    /// <summary>A small named value (settings of a guild, the fingerprint of what was registered); null when there is none.</summary>
    Task<string?> GetNoteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a named value; null deletes it.</summary>
    Task SetNoteAsync(string name, string? value, CancellationToken cancellationToken);

    /// <summary>Notes that somebody waits for a reply, so that a start after a crash can apologise.</summary>
    Task BeginAsync(PendingRequest request, CancellationToken cancellationToken);

    /// <summary>The request has been replied to, or apologised for.</summary>
    Task EndAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// The requests that were begun and not ended, oldest first. Of a state that several instances share, those that this instance began, also before a restart; those of others when they
    /// are so old that nobody works on them any more.
    /// </summary>
    Task<IReadOnlyList<PendingRequest>> GetPendingAsync(CancellationToken cancellationToken);
}
