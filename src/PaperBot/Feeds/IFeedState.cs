using PaperBot.Conversations;
using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>
/// What is kept of sources across restarts: how far each was read, what it brought, and votes. Several processes may share one; all members may be called from
/// many threads; what goes wrong outside of the program surfaces as <see cref="BotStateException"/>.
/// </summary>
public interface IFeedState
{
    /// <summary>How far a source was read; null when it never was.</summary>
    Task<FeedRecord?> GetFeedAsync(string feed, CancellationToken cancellationToken);

    /// <summary>All sources ever read, by name.</summary>
    Task<IReadOnlyList<FeedRecord>> GetFeedsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps how far a source was read.</summary>
    Task SaveFeedAsync(FeedRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the reading of <paramref name="feed"/> for <paramref name="holder"/> until <paramref name="until"/>; false when another holder has it now. The same holder
    /// takes it again to go on; an <paramref name="until"/> that is not after <paramref name="now"/> gives it back. What is held for more than
    /// <see cref="IBotState.LongestHold"/> ahead is free: the clock was set back.
    /// </summary>
    Task<bool> TryHoldFeedAsync(string feed, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>
    /// Notes papers as news, all or none. A paper that any source brought before is news again only in a higher version; one of which no version is known counts as of the
    /// first. Returns what is news now, in the order given. News become visible in the order of their numbers, whoever notes them: who has read up to a number has missed none below it.
    /// </summary>
    Task<IReadOnlyList<NewsItem>> NoteNewsAsync(IReadOnlyList<NewsNote> notes, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>News with a number above <paramref name="after"/>, the earliest first.</summary>
    Task<IReadOnlyList<NewsItem>> ReadNewsAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The highest number of news noted at or before <paramref name="at"/>; 0 when there are none.</summary>
    Task<long> GetLastNewsAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps votes; of one paper, source and day, the last said counts.</summary>
    Task SaveVotesAsync(IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken);

    /// <summary>Votes said of days from <paramref name="from"/> to <paramref name="to"/>, both included, by paper, source and day.</summary>
    Task<IReadOnlyList<PaperVotes>> GetVotesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>The last votes known of each of these papers at each source, by paper and source; papers without any are left out.</summary>
    Task<IReadOnlyList<PaperVotes>> GetVotesAsync(IReadOnlyCollection<PaperId> papers, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes news noted, and votes of days, before <paramref name="before"/> (its day, UTC); that a paper was news stays known, and numbers are never given again. News that an active
    /// subscription has not looked at stay, whatever the clock says.
    /// </summary>
    Task ForgetNewsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
