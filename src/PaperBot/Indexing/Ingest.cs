using System.Threading.Channels;
using PaperBot.Papers;
using PaperBot.Writing;

namespace PaperBot.Indexing;

/// <summary>
/// Papers → index: idempotent, and resumable after a stop at any moment, because each batch is a transaction and everything that is left
/// to do is found in the index itself.
/// </summary>
public sealed class Ingest(IPaperIndex index, TimeProvider time, ConfiguredEmbedding? configured = null)
{
    /// <summary>Refused records beyond this many are counted but not listed, so that a wrong file of any size is no danger to memory.</summary>
    public const int MostRefusedListed = 10_000;

    private const int BatchPapers = 2_048;
    private const int BatchesAhead = 2;

    /// <summary>Stores <paramref name="records"/>, embeds them with the embedding in force (the configured one where there is none yet), and reports.</summary>
    /// <exception cref="PaperIndexException">Another ingest is running, or the index cannot take what it is given; what was stored stays.</exception>
    public Task<IngestReport> RunAsync(IAsyncEnumerable<PaperRecord> records, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(records, reEmbeds: false, progress, cancellationToken);

    /// <summary>
    /// The same, and moves the index to the configured embedding: its vectors are stored beside those in force, which serve until all are there. A stop at any
    /// moment leaves the old embedding in force; the next call goes on where this one ended.
    /// </summary>
    /// <exception cref="PaperIndexException">Besides the above: the configured embedding cannot be used.</exception>
    public Task<IngestReport> ReEmbedAsync(IAsyncEnumerable<PaperRecord> records, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(records, reEmbeds: true, progress, cancellationToken);

    private async Task<IngestReport> RunAsync(
        IAsyncEnumerable<PaperRecord> records, bool reEmbeds, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        var started = time.GetTimestamp();
        await using var ingestLock = (await index.LockForIngestAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (reEmbeds && configured is not null && (await configured.OpenAsync(cancellationToken).ConfigureAwait(false)).WhyMissing is { } why) throw new PaperIndexException(why);
        var tally = new IngestTally();
        await StoreAsync(records, tally, progress, cancellationToken).ConfigureAwait(false);
        var embed = new EmbedIndex(index, configured);
        if (reEmbeds) await embed.MoveAsync(progress, cancellationToken).ConfigureAwait(false);
        var trouble = reEmbeds ? null : await EmbedAsync(embed, progress, cancellationToken).ConfigureAwait(false);
        return tally.ToReport(time.GetElapsedTime(started)) with { WhyNotEmbedded = trouble };
    }

    /// <summary>Embeds what is new; a model that cannot be used takes nothing away from what was stored.</summary>
    private static async Task<string?> EmbedAsync(EmbedIndex embed, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await embed.RunAsync(progress, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ModelException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Reads ahead on one thread while the index takes in what was read before.</summary>
    private async Task StoreAsync(
        IAsyncEnumerable<PaperRecord> records, IngestTally tally, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<List<Paper>>(BatchesAhead);
        var reading = Task.Run(() => ReadAsync(records, tally, batches.Writer, stop.Token), stop.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                tally.Add(await index.UpsertAsync(batch, cancellationToken).ConfigureAwait(false));
                progress?.Report(new IngestProgress(IngestStage.Reading, tally.Read, null));
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
    }

    private static async Task ReadAsync(
        IAsyncEnumerable<PaperRecord> records, IngestTally tally, ChannelWriter<List<Paper>> batches, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<Paper>();
            await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (record.Refused is { } refused) tally.Refuse(refused);
                if (record.Paper is not { } paper) continue;
                batch.Add(paper);
                if (batch.Count < BatchPapers) continue;
                await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                batch = [];
            }

            if (batch.Count > 0) await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            batches.TryComplete();
        }
    }
}
