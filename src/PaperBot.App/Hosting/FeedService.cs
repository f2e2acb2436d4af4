using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Feeds;

namespace PaperBot.App.Hosting;

/// <summary>Reads each feed on its schedule. What goes wrong with one of them is logged and tried again later; the others notice nothing.</summary>
internal sealed partial class FeedService(FeedRun run, IFeedState state, IReadOnlyList<FeedOptions> feeds, TimeProvider time, ILogger<FeedService> logger) : BackgroundService
{
    /// <summary>How often it is looked whether another process has read a feed meanwhile.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <summary>The least time between two runs of a feed, whatever happened.</summary>
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(30);

    /// <summary>How long news and votes are kept: trends look back a year.</summary>
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(400);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        feeds.Where(feed => feed.IsEnabled).Select(feed => Task.Run(() => RepeatAsync(() => TryReadAsync(feed, stoppingToken), LeastRest, stoppingToken), CancellationToken.None))
            .Append(Task.Run(() => RepeatAsync(() => ForgetAsync(stoppingToken), TimeSpan.FromDays(1), stoppingToken), CancellationToken.None)));

    private async Task RepeatAsync(Func<Task> work, TimeSpan rest, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await work().ConfigureAwait(false);
                await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Reckoned from the last news too: a clock that is years ahead at the start, before it is set right, has nothing deleted.
            var number = await state.GetLastNewsAsync(DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
            if (await state.ReadNewsAsync(number - 1, 1, cancellationToken).ConfigureAwait(false) is not [{ At: var last }, ..]) return;
            var now = time.GetUtcNow();
            await state.ForgetNewsAsync((last < now ? last : now) - KeepFor, cancellationToken).ConfigureAwait(false);
        }
        catch (BotStateException exception)
        {
            Log.NotForgotten(logger, exception);
        }
    }

    private async Task TryReadAsync(FeedOptions feed, CancellationToken cancellationToken)
    {
        try
        {
            await WaitUntilDueAsync(feed, cancellationToken).ConfigureAwait(false);
            var report = await run.RunAsync(feed, progress: null, cancellationToken).ConfigureAwait(false);
            FeedMetrics.Ran(report);
            Tell(report);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            Log.Broken(logger, feed.Name, exception);
        }
    }

    private async Task WaitUntilDueAsync(FeedOptions feed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var planned = (await state.GetFeedAsync(feed.Name, cancellationToken).ConfigureAwait(false))?.NextRun;
            var now = time.GetUtcNow();
            var wait = feed.Schedule.Due(planned, now) - now;
            if (wait <= TimeSpan.Zero) return;
            await Task.Delay(wait < LookAgain ? wait : LookAgain, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Tell(FeedReport report)
    {
        if (report.IsHeldElsewhere) Log.Held(logger, report.Feed);
        else if (report.Trouble is { } trouble) Log.Failed(logger, report.Feed, trouble, report.Read, report.Failure);
        else Log.Done(logger, report.Feed, report.Read, report.New, report.Updated, report.Refused, report.NewVersions, report.Requests, report.Elapsed.TotalSeconds);
        foreach (var remark in report.Remarks) Log.Remark(logger, report.Feed, remark);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Feed {Feed}: {Read} papers read, {New} new, {Updated} updated, {Refused} refused, {NewVersions} new versions, {Requests} requests, {Seconds:0.0} s.")]
        public static partial void Done(ILogger logger, string feed, int read, int @new, int updated, int refused, int newVersions, int requests, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "Feed {Feed}: {Trouble} ({Read} papers were read before.)")]
        public static partial void Failed(ILogger logger, string feed, string trouble, int read, Exception? exception);

        [LoggerMessage(3, LogLevel.Debug, "Feed {Feed} is being read by another process.")]
        public static partial void Held(ILogger logger, string feed);

        [LoggerMessage(4, LogLevel.Information, "Feed {Feed}: {Remark}")]
        public static partial void Remark(ILogger logger, string feed, string remark);

        [LoggerMessage(6, LogLevel.Warning, "Old news of feeds could not be deleted; it is tried again tomorrow.")]
        public static partial void NotForgotten(ILogger logger, Exception exception);

        [LoggerMessage(5, LogLevel.Error, "Feed {Feed} could not be read; it is tried again later.")]
        public static partial void Broken(ILogger logger, string feed, Exception exception);
    }
}
