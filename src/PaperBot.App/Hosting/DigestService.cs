using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;

namespace PaperBot.App.Hosting;

/// <summary>
/// Passes over subscriptions every half minute as long as the host runs, and delivers to each kind of place on its own, so that a slow kind holds up no other. Told to
/// stop, it takes nothing new and finishes what is being handed over.
/// </summary>
internal sealed partial class DigestService(DigestPass pass, DigestDelivering delivering, DigestCarriers carriers, TimeProvider time, ILogger<DigestService> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly string _holder = DigestPass.NewHolder();
    private readonly Dictionary<PlaceKind, SemaphoreSlim> _made = carriers.Kinds.ToDictionary(kind => kind, _ => new SemaphoreSlim(0, 1));

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var made in _made.Values) made.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        [RepeatAsync(PrepareAsync, rest => Task.Delay(rest, time, stoppingToken), stoppingToken), .. carriers.Kinds.Select(kind => RepeatAsync(token => DeliverAsync(kind, token), rest => _made[kind].WaitAsync(rest, stoppingToken), stoppingToken))]);

    private async Task RepeatAsync(Func<CancellationToken, Task> pass, Func<TimeSpan, Task> rest, CancellationToken cancellationToken)
    {
        // The host goes on starting meanwhile.
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await pass(cancellationToken).ConfigureAwait(false);
                await rest(Rest).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Log.Failed(logger, exception);
                await Task.Delay(Rest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var report = await pass.PrepareAsync(_holder, cancellationToken).ConfigureAwait(false);
        DigestMetrics.Count(report, time.GetElapsedTime(started));
        foreach (var failure in report.Failures) Log.NotMade(logger, failure);
        if (report.Made == 0) return;
        Log.Made(logger, report.Made, report.Due);
        foreach (var made in _made.Values.Where(made => made.CurrentCount == 0)) made.Release();
    }

    private async Task DeliverAsync(PlaceKind kind, CancellationToken cancellationToken)
    {
        var report = await delivering.RunAsync(kind, _holder, cancellationToken).ConfigureAwait(false);
        DigestMetrics.Count(report);
        foreach (var failure in report.Failures) Log.NotDelivered(logger, kind, failure);
        if (report.Delivered > 0) Log.Delivered(logger, report.Delivered, kind);
        if (report.Unknown > 0) Log.Unknown(logger, report.Unknown, kind);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Made {Made} digests of {Due} subscriptions that were due.")]
        public static partial void Made(ILogger logger, int made, int due);

        [LoggerMessage(2, LogLevel.Information, "Delivered {Count} digests to places of kind {Kind}.")]
        public static partial void Delivered(ILogger logger, int count, PlaceKind kind);

        [LoggerMessage(3, LogLevel.Warning, "{Count} digests may or may not have arrived at places of kind {Kind}: an earlier process ended while sending them. They are not sent twice; the next ones say so.")]
        public static partial void Unknown(ILogger logger, int count, PlaceKind kind);

        [LoggerMessage(4, LogLevel.Warning, "A digest could not be made; it is tried again within minutes.")]
        public static partial void NotMade(ILogger logger, Exception exception);

        [LoggerMessage(5, LogLevel.Warning, "A digest could not be delivered to a place of kind {Kind}.")]
        public static partial void NotDelivered(ILogger logger, PlaceKind kind, Exception exception);

        [LoggerMessage(6, LogLevel.Warning, "A pass over the digests failed; the next one goes on from there.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
