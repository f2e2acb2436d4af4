using PaperBot.Conversations;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>
/// One feed, one run: page by page, its papers go into the library, are noted as news, their votes are kept, and then the position; so a run that ends anywhere loses
/// nothing, and the next one goes on from there. Of several processes that share a state, one at a time reads a feed.
/// </summary>
/// <param name="state">What is kept of feeds.</param>
/// <param name="ingest">Takes records into the library; may be called while others take in theirs.</param>
/// <param name="readers">Opens feeds.</param>
/// <param name="time">The clock.</param>
public sealed class FeedRun(IFeedState state, Func<IAsyncEnumerable<PaperRecord>, CancellationToken, Task<IngestReport>> ingest, FeedReaders readers, TimeProvider time)
{
    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>How long a feed stays held by a process that has ended without a word.</summary>
    public static TimeSpan HoldFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads <paramref name="feed"/>. What goes wrong outside of the program ends in the report's sentence.</summary>
    public async Task<FeedReport> RunAsync(FeedOptions feed, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var (started, clock, tally) = (time.GetUtcNow(), time.GetTimestamp(), new FeedTally());
        try
        {
            if (!await TryHoldAsync(feed, cancellationToken).ConfigureAwait(false))
            {
                var elsewhere = $"Another process is reading {feed.Name} right now; its papers arrive by themselves.";
                return tally.ToReport(feed.Name, started, TimeSpan.Zero) with { IsHeldElsewhere = true, Remarks = [elsewhere] };
            }

            try
            {
                var (trouble, failure, retryAt) = await TryReadAsync(feed, tally, progress, cancellationToken).ConfigureAwait(false);
                var report = tally.ToReport(feed.Name, started, time.GetElapsedTime(clock)) with { Trouble = trouble, Failure = failure, RetryAt = retryAt };
                await KeepAsync(feed, report, cancellationToken).ConfigureAwait(false);
                return report;
            }
            finally
            {
                await LetGoAsync(feed).ConfigureAwait(false);
            }
        }
        catch (BotStateException exception)
        {
            return tally.ToReport(feed.Name, started, time.GetElapsedTime(clock)) with { Trouble = exception.Message, Failure = exception };
        }
    }

    /// <summary>Reads to the end, or says why not.</summary>
    private async Task<(string? Trouble, Exception? Failure, DateTimeOffset? RetryAt)> TryReadAsync(
        FeedOptions feed, FeedTally tally, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(feed, tally, progress, cancellationToken).ConfigureAwait(false);
            return default;
        }
        catch (FeedException exception)
        {
            return (exception.Message, exception, exception.RetryAt);
        }
        catch (PaperIndexException exception)
        {
            return ($"{exception.Message} What was read is kept; it goes on from there at the next run.", exception, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ($"A file or an answer could not be read: {Text.CleanText.From(exception.Message)}", exception, null);
        }
    }

    private async Task ReadAsync(FeedOptions feed, FeedTally tally, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        var position = (await state.GetFeedAsync(feed.Name, cancellationToken).ConfigureAwait(false))?.Position;
        await foreach (var page in readers.Open(feed).ReadAsync(position, tally, cancellationToken).ConfigureAwait(false))
        {
            await HoldOnAsync(feed, cancellationToken).ConfigureAwait(false);
            await StoreAsync(feed, page, tally, cancellationToken).ConfigureAwait(false);
            await HoldOnAsync(feed, cancellationToken).ConfigureAwait(false);
            var record = await state.GetFeedAsync(feed.Name, cancellationToken).ConfigureAwait(false) ?? new FeedRecord(feed.Name);
            if (record.Position != page.Position) await state.SaveFeedAsync(record with { Position = page.Position }, cancellationToken).ConfigureAwait(false);
            progress?.Report(new FeedProgress(feed.Name, tally.Pages, tally.Read));
        }
    }

    /// <summary>The library first, then the news: whoever is told of a paper finds it.</summary>
    private async Task StoreAsync(FeedOptions feed, FeedPage page, FeedTally tally, CancellationToken cancellationToken)
    {
        if (page.Papers.Count + page.Refused.Count == 0) return;
        var records = page.Papers.Select(listed => new PaperRecord(listed.Paper, null)).Concat(page.Refused.Select(refused => new PaperRecord(null, refused)));
        tally.Add(await ingest(records.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false));
        var now = time.GetUtcNow();
        var notes = page.Papers.Select(listed => new NewsNote(listed.Paper.Id, feed.Name) { Day = listed.Day, Version = listed.Paper.Version }).ToList();
        if (notes.Count > 0) tally.Add(await state.NoteNewsAsync(notes, now, cancellationToken).ConfigureAwait(false));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var votes = page.Papers.Where(listed => listed.Votes is not null).Select(listed => new PaperVotes(listed.Paper.Id, feed.Name, today, listed.Votes!.Value)).ToList();
        if (votes.Count > 0) await state.SaveVotesAsync(votes, cancellationToken).ConfigureAwait(false);
        tally.AddPage(votes.Count);
    }

    private async Task KeepAsync(FeedOptions feed, FeedReport report, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = await state.GetFeedAsync(feed.Name, cancellationToken).ConfigureAwait(false) ?? new FeedRecord(feed.Name);
        var kept = FeedReports.Add(report, record.Report);
        var chance = Chance(feed.Name, now);
        var next = report.Trouble is null ? feed.Schedule.Next(now, chance) : feed.Schedule.NextAfterFailure(now, FeedReports.FailuresInRow(kept), chance);
        if (report.RetryAt > next) next = report.RetryAt.Value;
        await state.SaveFeedAsync(record with { Report = kept, NextRun = next, LastRun = report.Trouble is null ? now : record.LastRun }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From 0 to 1, another one for each feed and run.</summary>
    private static double Chance(string feed, DateTimeOffset now)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{feed}\n{now.UtcTicks}")));
        return hash[0] / 255.0;
    }

    private async Task HoldOnAsync(FeedOptions feed, CancellationToken cancellationToken)
    {
        if (!await TryHoldAsync(feed, cancellationToken).ConfigureAwait(false)) throw new FeedException($"Another process has taken over the reading of {feed.Name}, as this one took very long; nothing is lost.");
    }

    private Task<bool> TryHoldAsync(FeedOptions feed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return state.TryHoldFeedAsync(feed.Name, _holder, now, now + HoldFor, cancellationToken);
    }

    /// <summary>Also when told to stop; where it fails, the hold ends by itself.</summary>
    private async Task LetGoAsync(FeedOptions feed)
    {
        try
        {
            var now = time.GetUtcNow();
            await state.TryHoldFeedAsync(feed.Name, _holder, now, now - TimeSpan.FromTicks(1), CancellationToken.None).ConfigureAwait(false);
        }
        catch (BotStateException)
        {
            // The state is away: whoever reads next waits until the hold is over.
        }
    }
}
