using Microsoft.Extensions.Logging;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// The claim of one ingest to be the only one, renewed while it lives. Qdrant cannot change a point on a condition, so whoever wants to ingest puts a claim of its own
/// beside the others and looks: two that do so at once see each other, and both give way. No clock is trusted across machines: a claim is dead when it was not renewed
/// while somebody else watched it, or when its time lies hours back.
/// </summary>
internal sealed partial class IngestLease : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(20);

    // More than clocks of machines that work together ever differ.
    private static readonly TimeSpan LongDead = TimeSpan.FromHours(2);

    private readonly LibraryConnection _library;
    private readonly ILogger _logger;
    private readonly Guid _point = Guid.NewGuid();
    private readonly CancellationTokenSource _ended = new();
    private Task _renewing = Task.CompletedTask;
    private volatile bool _isLost;

    private IngestLease(LibraryConnection library, ILogger logger) => (_library, _logger) = (library, logger);

    /// <summary>Whether it still is to be had by nobody else.</summary>
    public bool IsHeld => !_isLost && !_ended.IsCancellationRequested;

    /// <summary>Takes the lease.</summary>
    /// <exception cref="PaperIndexException">Another ingest is running.</exception>
    public static async Task<IngestLease> TakeAsync(LibraryConnection library, LibraryCollections collections, ILogger logger, CancellationToken cancellationToken)
    {
        await collections.MakeMetaAsync(cancellationToken).ConfigureAwait(false);
        var lease = new IngestLease(library, logger);
        await lease.WatchAsync(cancellationToken).ConfigureAwait(false);
        await lease.ClaimAsync(0, cancellationToken).ConfigureAwait(false);
        if ((await lease.OthersAsync(cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            await lease.WithdrawAsync().ConfigureAwait(false);
            throw Running();
        }

        lease._renewing = Task.Run(() => lease.RenewAsync(lease._ended.Token), CancellationToken.None);
        return lease;
    }

    /// <summary>Stops a writer whose lease was taken over.</summary>
    public void ThrowIfLost()
    {
        if (_isLost && !_ended.IsCancellationRequested) throw new PaperIndexException("This ingest was held up for so long that another one has begun on this index; what was stored stays: run the same command again when that one is done.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ended.IsCancellationRequested) return;
        await _ended.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await WithdrawAsync().ConfigureAwait(false);
    }

    private static PaperIndexException Running() => new("Another ingest is running on this index; try again when it is done.");

    /// <summary>Looks at the claims of others until one of them shows life, or until all of them must be dead, and are removed.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var first = await OthersAsync(cancellationToken).ConfigureAwait(false);
        var began = _library.Time.GetTimestamp();
        while (first.Values.Any(claim => _library.Time.GetUtcNow() - claim.RenewedAt < LongDead) && _library.Time.GetElapsedTime(began) < DeadAfter)
        {
            await Task.Delay(LookEvery, _library.Time, cancellationToken).ConfigureAwait(false);
            var now = await OthersAsync(cancellationToken).ConfigureAwait(false);
            if (now.Count == 0) return;
            if (now.Any(claim => !first.TryGetValue(claim.Key, out var before) || before.Beat != claim.Value.Beat)) throw Running();
        }

        if (first.Count == 0) return;
        Log.TookOver(_logger, first.Count);
        await _library.Api.DeletePointsAsync(_library.Names.Meta, [.. first.Keys], Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<Guid, IngestClaim>> OthersAsync(CancellationToken cancellationToken)
    {
        var claims = await _library.Meta.ScrollAsync(Filter.All(Condition.Is(LibraryMeta.Kind, IngestClaim.KindName)), Urgency.Background, cancellationToken).ConfigureAwait(false);
        return claims.Where(claim => claim.Id != _point).DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, claim => LibraryMeta.Read(claim, MetaJson.Default.IngestClaim));
    }

    private Task ClaimAsync(long beat, CancellationToken cancellationToken)
    {
        var claim = new IngestClaim(beat, _library.Time.GetUtcNow());
        return _library.Api.UpsertAsync(_library.Names.Meta, [LibraryMeta.ToPoint(_point, claim, MetaJson.Default.IngestClaim)], Urgency.Background, cancellationToken);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RenewEvery, _library.Time);
        for (var beat = 1L; !_isLost && await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false); beat++)
        {
            try
            {
                var own = new RetrieveRequest([_point], FieldSelection.None, FieldSelection.None);
                _isLost = (await _library.Api.RetrieveAsync(_library.Names.Meta, own, Urgency.Background, cancellationToken).ConfigureAwait(false)).Count == 0;
                if (!_isLost) await ClaimAsync(beat, cancellationToken).ConfigureAwait(false);
            }
            catch (PaperIndexException exception)
            {
                Log.NotRenewed(_logger, exception);
            }
        }
    }

    private async Task WithdrawAsync()
    {
        try
        {
            // Not to be cancelled: a claim that stays keeps the next ingest waiting.
            await _library.Api.DeletePointsAsync(_library.Names.Meta, [_point], Urgency.Question, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PaperIndexException exception)
        {
            Log.NotRenewed(_logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Claims} ingests that ended without a word left their claims; they are removed")]
        public static partial void TookOver(ILogger logger, int claims);

        [LoggerMessage(LogLevel.Warning, "The claim of this ingest could not be renewed or removed; it ends by itself")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
