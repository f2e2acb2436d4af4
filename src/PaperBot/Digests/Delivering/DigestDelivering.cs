using System.Collections.Concurrent;
using System.Globalization;
using PaperBot.Conversations;

namespace PaperBot.Digests.Delivering;

/// <summary>
/// Prepared digests → messages, each once. What is kept says at every moment whether a message may have arrived: an earlier process that ended while handing one over
/// has its place asked first.
/// </summary>
/// <param name="digests">Where deliveries are kept.</param>
/// <param name="carriers">Who carries.</param>
/// <param name="options">How often and how long it is tried.</param>
/// <param name="time">The clock.</param>
public sealed class DigestDelivering(IDigestState digests, DigestCarriers carriers, DigestOptions options, TimeProvider time)
{
    /// <summary>What this process knows to have arrived though it could not be kept: the state was away at that moment.</summary>
    private readonly ConcurrentDictionary<string, string> _arrived = new();

    private long _takings;

    /// <summary>
    /// Delivers what is to go to places of <paramref name="kind"/> now, as <paramref name="holder"/>, a few at a time. When cancelled, nothing new is begun, and what is
    /// being handed over is finished.
    /// </summary>
    /// <exception cref="BotStateException">The state cannot be read or written.</exception>
    public async Task<DeliveredReport> RunAsync(PlaceKind kind, string holder, CancellationToken cancellationToken)
    {
        if (carriers.To(kind) is not { } carrier) return DeliveredReport.None;
        // A slow place keeps one of them waiting, and the others go on.
        var reports = await Task.WhenAll(Enumerable.Range(0, options.CarryAtOnce).Select(_ => WorkAsync(carrier, kind, holder, cancellationToken))).ConfigureAwait(false);
        return reports.Aggregate(DeliveredReport.None, DeliveredReport.Add);
    }

    private async Task<DeliveredReport> WorkAsync(IDigestCarrier carrier, PlaceKind kind, string holder, CancellationToken cancellationToken)
    {
        var report = DeliveredReport.None;
        while (!cancellationToken.IsCancellationRequested)
        {
            // Each taking has a name of its own: when the clock jumps over the end of one, who takes the delivery next has it alone, be it in this process.
            var taker = string.Create(CultureInfo.InvariantCulture, $"{holder}/{Interlocked.Increment(ref _takings)}");
            var now = time.GetUtcNow();
            var taken = await digests.TakeDeliveriesAsync(taker, kind, now, now + options.Lease, 1, cancellationToken).ConfigureAwait(false);
            if (taken.Count == 0) break;
            report += await DeliverAsync(carrier, taken[0], taker, cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    private async Task<DeliveredReport> DeliverAsync(IDigestCarrier carrier, Delivery delivery, string holder, CancellationToken cancellationToken)
    {
        using var run = new CarryRun(digests, delivery, holder, options.CarryTimeout, time, cancellationToken);
        try
        {
            if (await digests.GetAsync(delivery.Subscription, run.Token).ConfigureAwait(false) is not { Subscription: var subscription }) return DeliveredReport.None;
            return await CarryAsync(carrier, run, subscription).ConfigureAwait(false);
        }
        catch (DigestCarryException exception) when (exception.IsPermanent)
        {
            return await GiveUpAsync(run, exception.Message, exception).ConfigureAwait(false);
        }
        catch (DigestCarryException exception)
        {
            return await PutOffAsync(run, mayHaveArrived: exception.MayHaveArrived || run.WasHandingOver, exception, exception.RetryAfter).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !run.HasHandedOver)
        {
            await run.HoldAsync(run.WasHandingOver ? DeliveryStage.HandingOver : DeliveryStage.Prepared, time.GetUtcNow() + TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            return DeliveredReport.None;
        }
        catch (Exception exception) when (exception is not BotStateException)
        {
            return await PutOffAsync(run, mayHaveArrived: run.IsHandingOver, exception, retryAfter: null).ConfigureAwait(false);
        }
    }

    private async Task<DeliveredReport> CarryAsync(IDigestCarrier carrier, CarryRun run, Subscription subscription)
    {
        var delivery = run.Delivery;
        if (_arrived.TryRemove(delivery.Id, out var known)) return await EndAsync(run, known).ConfigureAwait(false);
        if (run.WasHandingOver)
        {
            switch (await carrier.FindAsync(delivery, subscription, run.Token).ConfigureAwait(false))
            {
                case Arrival.Arrived arrived: return await EndAsync(run, arrived.Message).ConfigureAwait(false);
                case Arrival.Unknown: return await EndAsync(run, message: null).ConfigureAwait(false);
            }

            run.WasHandingOver = false;
        }

        if (!subscription.IsActive)
        {
            // Paused since it was made: it waits until it may come.
            await run.HoldAsync(DeliveryStage.Prepared, time.GetUtcNow() + options.LongestBackoff).ConfigureAwait(false);
            return DeliveredReport.None with { PutOff = 1 };
        }

        if (DigestJson.Read(delivery.Content) is not { } digest) return await GiveUpAsync(run, trouble: null, new FormatException($"The content of delivery {delivery.Id} cannot be read.")).ConfigureAwait(false);
        var message = await carrier.CarryAsync(delivery, subscription, digest, run.HandOverAsync, run.Token).ConfigureAwait(false);
        return await EndAsync(run, message).ConfigureAwait(false);
    }

    private async Task<DeliveredReport> EndAsync(CarryRun run, string? message)
    {
        try
        {
            var wasMine = await run.AdvanceAsync(run.Delivery with { Stage = DeliveryStage.Delivered, Message = message }).ConfigureAwait(false);
            return !wasMine ? DeliveredReport.None : message is null ? DeliveredReport.None with { Unknown = 1 } : DeliveredReport.None with { Delivered = 1 };
        }
        catch (BotStateException) when (message is not null)
        {
            _arrived[run.Delivery.Id] = message;
            throw;
        }
    }

    private async Task<DeliveredReport> PutOffAsync(CarryRun run, bool mayHaveArrived, Exception exception, TimeSpan? retryAfter)
    {
        var (delivery, now) = (run.Delivery, time.GetUtcNow());
        var attempts = delivery.Attempts + 1;
        if (attempts > options.MostAttempts)
            return await GiveUpAsync(run, $"It was tried {options.MostAttempts} times to deliver a digest. {(exception as DigestCarryException)?.Message}".TrimEnd(), exception).ConfigureAwait(false);
        var pause = TimeSpan.FromTicks((long)Math.Min(options.Backoff.Ticks * Math.Pow(2, delivery.Attempts), options.LongestBackoff.Ticks));
        if (retryAfter > pause) pause = retryAfter < options.LongestBackoff ? retryAfter.Value : options.LongestBackoff;
        await run.HoldAsync(mayHaveArrived ? DeliveryStage.HandingOver : DeliveryStage.Prepared, now + pause, attempts).ConfigureAwait(false);
        return DeliveredReport.None with { PutOff = 1, Failures = [exception] };
    }

    private async Task<DeliveredReport> GiveUpAsync(CarryRun run, string? trouble, Exception exception)
    {
        var delivery = run.Delivery;
        if (!await run.AdvanceAsync(delivery with { Stage = DeliveryStage.GivenUp }).ConfigureAwait(false)) return DeliveredReport.None;
        if (trouble is not null)
        {
            await digests.ChangeAsync(
                delivery.Subscription,
                kept => new KeptSubscription(kept.Subscription with { Trouble = trouble }, kept.Progress with { NextDue = null }),
                CancellationToken.None).ConfigureAwait(false);
        }

        return DeliveredReport.None with { GivenUp = 1, Failures = [exception] };
    }
}
