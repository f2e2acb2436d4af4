using PaperBot.Embedding;
using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>
/// One index → another: papers in their order with all that is known of them, and the embedding in force with its model. The source is only read. What is
/// there already and the same is passed over, so that a copy that was stopped at any moment is completed by the same call; memory stays the same
/// whatever the number of papers. Made for one copy.
/// </summary>
public sealed class IndexCopy(IPaperIndex source, IPaperIndex target, TimeProvider time)
{
    /// <summary>Differing papers beyond this many are counted but not listed.</summary>
    public const int MostDifferingListed = 20;

    private const int BatchPapers = 2_048;
    private const int BatchEmbeddings = 1_024;

    private readonly PapersChecksum _read = new();
    private int _copied;
    private int _alreadyThere;
    private int _embeddings;
    private int _unembedded;

    /// <summary>Copies, and compares both sides.</summary>
    /// <param name="merges">Whether the target may hold other papers, which stay; a paper that both hold becomes one with the richer fields.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops it; what was copied stays.</param>
    /// <exception cref="OtherPapersException">The target holds other papers and does not merge them; nothing was written.</exception>
    /// <exception cref="PaperIndexException">An ingest is running on one of the two, or one of them fails; what was copied stays.</exception>
    public async Task<CopyReport> RunAsync(bool merges, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var reading = (await source.LockForIngestAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await using var writing = (await target.LockForIngestAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var from = await source.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var before = await target.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (!merges && before.PaperCount > 0) await RefuseOthersAsync(before.PaperCount, progress, cancellationToken).ConfigureAwait(false);
        await CopyPapersAsync(from.PaperCount, looks: before.PaperCount > 0, progress, cancellationToken).ConfigureAwait(false);
        var keepsOther = merges && before is { PaperCount: > 0, Embedding: not null } && from.Embedding is not null && before.Embedding != from.Embedding;
        if (from.Embedding is { } embedding && !keepsOther) await CopyEmbeddingsAsync(embedding, from.EmbeddedCount, progress, cancellationToken).ConfigureAwait(false);
        var report = await VerifyAsync(merges, from, progress, cancellationToken).ConfigureAwait(false);
        return report with { KeptOtherEmbedding = keepsOther, Elapsed = time.GetElapsedTime(started) };
    }

    /// <summary>Whatever is in the target has to be part of what the source holds, so that afterwards both hold the same.</summary>
    private async Task RefuseOthersAsync(int total, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var batch in target.ReadAllAsync(cancellationToken).Chunk(BatchPapers).ConfigureAwait(false))
        {
            var known = await FindAsync(source, batch, cancellationToken).ConfigureAwait(false);
            var other = batch.FirstOrDefault(paper => !known.TryGetValue(paper.Id, out var same) || !IsPart(paper, same));
            if (other is not null)
            {
                throw new OtherPapersException($"Other papers are there already, for example \"{(other.Title.Length > 0 ? other.Title : other.Id.Text)}\".");
            }

            progress?.Report(new CopyProgress(CopyStage.Comparing, done += batch.Length, total));
        }
    }

    private async Task CopyPapersAsync(int total, bool looks, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        await foreach (var batch in source.ReadAllAsync(cancellationToken).Chunk(BatchPapers).ConfigureAwait(false))
        {
            foreach (var paper in batch) _read.Add(paper);
            var known = looks ? await FindAsync(target, batch, cancellationToken).ConfigureAwait(false) : [];
            var wanted = batch.Where(paper => !known.TryGetValue(paper.Id, out var same) || !PapersChecksum.AreEqual(paper, same)).ToList();
            if (wanted.Count > 0) await target.UpsertAsync(wanted, cancellationToken).ConfigureAwait(false);
            _copied += wanted.Count;
            _alreadyThere += batch.Length - wanted.Count;
            progress?.Report(new CopyProgress(CopyStage.Copying, _read.Count, Math.Max(_read.Count, total)));
        }
    }

    private async Task CopyEmbeddingsAsync(EmbeddingProfile profile, int total, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        await CopyModelAsync(profile, cancellationToken).ConfigureAwait(false);
        await foreach (var batch in target.ReadUnembeddedAsync(profile, cancellationToken).Chunk(BatchEmbeddings).ConfigureAwait(false))
        {
            var embedded = await source.GetAsync([.. batch.Select(paper => paper.Id)], cancellationToken).ConfigureAwait(false);
            var missing = ById(embedded, entry => entry.Paper);
            var vectors = batch.Where(paper => missing.TryGetValue(paper.Id, out var entry) && !entry.Embedding.IsEmpty && HaveSameText(paper, entry.Paper))
                .Select(paper => new EmbeddedPaper(paper.Id, missing[paper.Id].Embedding)).ToList();
            if (vectors.Count > 0) await target.StoreEmbeddingsAsync(profile, vectors, cancellationToken).ConfigureAwait(false);
            _embeddings += vectors.Count;
            progress?.Report(new CopyProgress(CopyStage.Embedding, _embeddings, Math.Max(_embeddings, total)));
        }

        var status = await target.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.Embedding != profile) await target.ActivateEmbeddingAsync(profile, cancellationToken).ConfigureAwait(false);
        await foreach (var batch in target.ReadUnembeddedAsync(profile, cancellationToken).Chunk(BatchEmbeddings).ConfigureAwait(false))
            _unembedded += (await source.GetAsync([.. batch.Select(paper => paper.Id)], cancellationToken).ConfigureAwait(false)).Count(entry => !entry.Embedding.IsEmpty);
    }

    private async Task CopyModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        if (await source.LoadModelAsync(profile, cancellationToken).ConfigureAwait(false) is not { } model) return;
        var kept = await target.LoadModelAsync(profile, cancellationToken).ConfigureAwait(false);
        if (kept is null || !kept.Value.Span.SequenceEqual(model.Span)) await target.SaveModelAsync(profile, model, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CopyReport> VerifyAsync(bool merges, IndexStatus from, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var held = new PapersChecksum();
        var to = await target.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (!merges)
        {
            await foreach (var paper in target.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                held.Add(paper);
                if (held.Count % BatchPapers == 0) progress?.Report(new CopyProgress(CopyStage.Verifying, held.Count, Math.Max(held.Count, to.PaperCount)));
            }
        }

        var report = new CopyReport
        {
            Source = _read, Target = held, Copied = _copied, AlreadyThere = _alreadyThere, EmbeddingsCopied = _embeddings, UnembeddedCount = _unembedded,
            SourceStatus = from, TargetStatus = to, Merges = merges, Elapsed = TimeSpan.Zero,
        };
        return !merges && report.Source.ToString() == report.Target.ToString() ? report : await CompareAsync(report, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks paper by paper what became of the source's.</summary>
    private async Task<CopyReport> CompareAsync(CopyReport report, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        var (differing, count, missing, done) = (new List<PaperId>(), 0, 0, 0);
        var held = new PapersChecksum();
        await foreach (var batch in source.ReadAllAsync(cancellationToken).Chunk(BatchPapers).ConfigureAwait(false))
        {
            var known = await FindAsync(target, batch, cancellationToken).ConfigureAwait(false);
            foreach (var paper in batch)
            {
                var isThere = known.TryGetValue(paper.Id, out var same);
                if (isThere) held.Add(same!);
                if (isThere && PapersChecksum.AreEqual(paper, same!)) continue;
                count++;
                if (!isThere || paper.AllIds.Except(same!.AllIds).Any()) missing++;
                if (differing.Count < MostDifferingListed) differing.Add(paper.Id);
            }

            progress?.Report(new CopyProgress(CopyStage.Verifying, done += batch.Length, Math.Max(done, report.SourceStatus.PaperCount)));
        }

        return report with { Target = report.Merges ? held : report.Target, Differing = differing, DifferingCount = count, MissingCount = missing };
    }

    /// <summary>What <paramref name="index"/> holds under the identifiers of <paramref name="papers"/>.</summary>
    private static async Task<Dictionary<PaperId, Paper>> FindAsync(IPaperIndex index, IReadOnlyList<Paper> papers, CancellationToken cancellationToken) =>
        ById((await index.GetAsync([.. papers.Select(paper => paper.Id)], cancellationToken).ConfigureAwait(false)).Select(entry => entry.Paper), paper => paper);

    private static Dictionary<PaperId, T> ById<T>(IEnumerable<T> entries, Func<T, Paper> paperOf)
    {
        var byId = new Dictionary<PaperId, T>();
        foreach (var entry in entries)
        {
            foreach (var id in paperOf(entry).AllIds) byId[id] = entry;
        }

        return byId;
    }

    /// <summary>Whether <paramref name="part"/>, made richer by <paramref name="whole"/>, is that paper.</summary>
    private static bool IsPart(Paper part, Paper whole) => PapersChecksum.AreEqual(part, whole) || PapersChecksum.AreEqual(PaperMerge.Merge(part, whole), whole);

    private static bool HaveSameText(Paper left, Paper right) => left.Title == right.Title && left.Abstract == right.Abstract;
}
