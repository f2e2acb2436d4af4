using System.Runtime.CompilerServices;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Sqlite;

/// <summary>
/// A paper index in one SQLite file: an inverted index read term by term, and vectors kept in memory and compared one by one.
/// One process may write while many read; each call sees one state of the file.
/// </summary>
public sealed class SqlitePaperIndex : IPaperIndex
{
    private readonly DatabaseFile _file;
    private readonly SnapshotReader _snapshots = new();
    private readonly TitleSearch _titles = new();
    private readonly Spelling _spelling = new();

    private SqlitePaperIndex(DatabaseFile file) => _file = file;

    /// <summary>
    /// Opens the index in the file at <paramref name="path"/>; it is created where there is none and migrated where it is of an earlier version.
    /// </summary>
    /// <exception cref="PaperIndexException">The file cannot be used: damaged, no index, of a newer version, or not to be opened.</exception>
    public static Task<SqlitePaperIndex> OpenAsync(string path, CancellationToken cancellationToken) =>
        OpenAsync(path, new SqliteIndexOptions(), cancellationToken);

    /// <summary>Opens the index in the file at <paramref name="path"/> as <paramref name="options"/> say.</summary>
    /// <exception cref="PaperIndexException">The file cannot be used: damaged, no index, of a newer version, or not to be opened.</exception>
    public static async Task<SqlitePaperIndex> OpenAsync(string path, SqliteIndexOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = await Task.Run(() => DatabaseFile.Open(path, options.Kind), cancellationToken).ConfigureAwait(false);
        try
        {
            await BringTermsUpToDateAsync(file, cancellationToken).ConfigureAwait(false);
            return new SqlitePaperIndex(file);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => ReadAsync(
        (_, snapshot) => new IndexStatus(snapshot.PaperCount, snapshot.EmbeddedCount, snapshot.Profile, snapshot.PaperCountAtActivation), cancellationToken);

    /// <inheritdoc/>
    public Task<IAsyncDisposable> LockForIngestAsync(CancellationToken cancellationToken) =>
        Task.Run<IAsyncDisposable>(() => IngestLock.Take(_file.Path), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return _file.WriteAsync(database => new PaperUpsert(database).Run(papers, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<IndexedPaper>>(
            (database, snapshot) => [.. ids.Select(id => (Id: id, Number: RecordStore.NumberOf(database, id))).Where(found => found.Number is not null)
                .Select(found => new IndexedPaper(RecordStore.Get(database, found.Number!.Value, found.Id), snapshot.VectorOf(found.Number.Value)))],
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken) => ReadByChunkAsync(
        (database, chunk) => RecordStore.Read(database, chunk * EmbeddingChunk.Papers, (chunk + 1) * EmbeddingChunk.Papers).Select(entry => entry.Paper),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync((database, snapshot) => IndexSearch.Run(database, snapshot, query, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentOutOfRangeException.ThrowIfNegative(wanted.Limit, nameof(wanted));
        return ReadAsync((database, snapshot) => Recommending.Run(database, snapshot, wanted, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync((database, snapshot) => Listing.Run(database, snapshot, filter, order, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadAsync<IReadOnlyList<TitleHit>>(
            (database, snapshot) =>
            {
                // An identifier typed to its end is meant; of one that has only begun, titles are likelier to be.
                var byId = IdentifierSearch.Find(database, text, limit);
                var hits = byId.Where(hit => hit.Similarity == 1).Concat(_titles.Find(database, snapshot, text, limit)).Concat(byId);
                return [.. hits.DistinctBy(hit => hit.Number).Take(limit).Select(hit => ToHit(database, hit.Number, hit.Similarity))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(word);
        return ReadAsync((database, snapshot) => _spelling.Near(database, snapshot, word, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Of the embedding in force the snapshot knows which chunks are done, so that a few new papers cost no look at all of them.
        var known = await ReadAsync((_, snapshot) => snapshot, cancellationToken).ConfigureAwait(false);
        var papers = ReadByChunkAsync(
            (database, chunk) => known.Profile == profile && known.IsWhollyEmbedded(chunk) ? [] : EmbeddingStore.ReadUnembedded(database, profile, chunk),
            cancellationToken);
        await foreach (var paper in papers.ConfigureAwait(false)) yield return paper;
    }

    /// <inheritdoc/>
    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken)
    {
        if (embeddings.Any(embedding => embedding.Vector.Length != profile.Dimensions))
        {
            throw new ArgumentException("An embedding has another length than its profile says.", nameof(embeddings));
        }

        return _file.WriteAsync(
            database =>
            {
                EmbeddingStore.Store(database, profile, embeddings, cancellationToken);
                return embeddings.Count;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return _file.WriteAsync(
            database =>
            {
                EmbeddingStore.Forget(database, kept);
                return kept.Count;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => _file.WriteAsync(
        database =>
        {
            EmbeddingStore.Activate(database, profile);
            SegmentStore.MergeAll(database);
            return profile;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken) => _file.WriteAsync(
        database =>
        {
            EmbeddingStore.SaveModel(database, profile, model);
            return profile;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken) =>
        Task.Run(() => _file.Read(database => EmbeddingStore.LoadModel(database, profile)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static async Task BringTermsUpToDateAsync(DatabaseFile file, CancellationToken cancellationToken)
    {
        if (file.Read(TermsVersion.IsCurrent)) return;
        if (file.IsReadOnly) throw Failure.Index.OtherTerms(file.Path);
        await file.WriteAsync(
            database =>
            {
                TermsVersion.BringUpToDate(database, cancellationToken);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static TitleHit ToHit(Database database, int number, double similarity)
    {
        var paper = RecordStore.Get(database, number);
        return new TitleHit(paper.Id, paper.Title, similarity) { Year = paper.Year };
    }

    private Task<T> ReadAsync<T>(Func<Database, IndexSnapshot, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (done, result) = _file.Read(database => _snapshots.At(database) is { } snapshot ? (true, work(database, snapshot)) : (false, default(T)));
                if (done) return result!;
            }
        },
        cancellationToken);

    /// <summary>Reads chunk by chunk, each in a short transaction, so that a slow reader keeps no writer from tidying up.</summary>
    private async IAsyncEnumerable<Paper> ReadByChunkAsync(
        Func<Database, int, IEnumerable<Paper>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var chunk = 0; ; chunk++)
        {
            var current = chunk;
            var (isEnd, papers) = await Task.Run(
                () => _file.Read(database => (current * EmbeddingChunk.Papers >= RecordStore.End(database), read(database, current).ToList())),
                cancellationToken).ConfigureAwait(false);
            if (isEnd) yield break;
            foreach (var paper in papers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return paper;
            }
        }
    }
}
