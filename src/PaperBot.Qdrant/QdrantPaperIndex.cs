using Microsoft.Extensions.Logging;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Queries;
using PaperBot.Qdrant.Writing;

namespace PaperBot.Qdrant;

/// <summary>
/// A paper index on a Qdrant server or cluster, over its HTTP API. Many processes may read, and one at a time ingests.
/// <para>
/// It keeps every promise of <see cref="IPaperIndex"/> but these: a batch is no transaction, so a reader may see a part of it, and a stop leaves whole papers and no half
/// ones; figures are of single precision; over several shards, and on a server that has not yet tidied up after changes, document frequencies are close estimates;
/// beyond 2,048 papers BM25 weights follow the mean lengths of papers only when these have moved by 5 %; and titles and terms are compared with those that share
/// most letters instead of with all. Where papers have several copies, reads have to see what was written: set <see cref="QdrantOptions.WriteConsistency"/> to the number of
/// copies, or <see cref="QdrantOptions.ReadConsistency"/> to <c>majority</c>.
/// </para>
/// </summary>
public sealed class QdrantPaperIndex : IPaperIndex
{
    private readonly LibraryConnection _library;
    private readonly ILogger _logger;
    private readonly QueryRoom _queries;
    private readonly WritingRoom _writing;
    private readonly SemaphoreSlim _oneWriter = new(1);
    private IngestLease? _lease;

    private QdrantPaperIndex(LibraryConnection library, ILogger logger) =>
        (_library, _logger, _queries, _writing) = (library, logger, new QueryRoom(library), new WritingRoom(library));

    /// <summary>
    /// Connects to the server and checks its version, the key and the library's schema; nothing is made before the first paper is written.
    /// </summary>
    /// <exception cref="IndexUnreachableException">The server cannot be reached.</exception>
    /// <exception cref="PaperIndexException">It refuses the key, is of too early a version, or holds a library of another schema.</exception>
    public static async Task<QdrantPaperIndex> OpenAsync(QdrantOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var library = new LibraryConnection(new QdrantApi(options, time, logger), options, time);
        try
        {
            await library.Api.CheckServerAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
            await library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
            return new QdrantPaperIndex(library, logger);
        }
        catch
        {
            library.Dispose();
            throw;
        }
    }

    /// <summary>What the server tells of itself and of the library.</summary>
    /// <exception cref="PaperIndexException">It does not answer, or refuses.</exception>
    public Task<ServerReport> InspectAsync(CancellationToken cancellationToken) => new LibraryInspection(_library).RunAsync(cancellationToken);

    /// <summary>The collections that were replaced and are still kept.</summary>
    public Task<IReadOnlyList<ReplacedEmbedding>> ListReplacedAsync(CancellationToken cancellationToken) => _queries.Status.ListReplacedAsync(cancellationToken);

    /// <summary>Lets the replaced collections go.</summary>
    public Task DropReplacedAsync(CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var state = await _library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var replaced in state.Replaced(_library.Names)) await _library.Meta.ForgetAsync(replaced, Urgency.Background, cancellationToken).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    /// <summary>Deletes the whole library on the server: its collections, and with them its aliases.</summary>
    public Task DeleteLibraryAsync(CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var names = await _library.Api.ListCollectionsAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        foreach (var name in names.Where(_library.Names.Owns)) await _library.Api.DeleteCollectionAsync(name, Urgency.Background, cancellationToken).ConfigureAwait(false);
        _writing.Terms.Forget();
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => _queries.Status.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<EmbeddingProfile?> GetEmbeddingAsync(CancellationToken cancellationToken) => _queries.Status.GetEmbeddingAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> LockForIngestAsync(CancellationToken cancellationToken)
    {
        if (_lease is { IsHeld: true }) throw new PaperIndexException("Another ingest is running on this index; try again when it is done.");
        var lease = await IngestLease.TakeAsync(_library, _writing.Collections, _logger, cancellationToken).ConfigureAwait(false);
        _lease = lease;
        try
        {
            var state = await _library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
            if (state.Serving is not null) await WriteAsync(() => _writing.Papers.BringUpToDateAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return papers.Count == 0 ? Task.FromResult<IReadOnlyList<UpsertOutcome>>([]) : WriteAsync(() => _writing.Papers.RunAsync(papers, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) => _queries.Reading.GetAsync(ids, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken) => _queries.Reading.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _queries.Search.RunAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return _queries.Recommending.RunAsync(wanted, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _queries.Listing.RunAsync(filter, order, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _queries.Titles.FindAsync(text, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _queries.Terms.FindAsync(word, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return _queries.Reading.ReadUnembeddedAsync(profile, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.Any(embedding => embedding.Vector.Length != profile.Dimensions)) throw new ArgumentException("An embedding has another length than its profile says.", nameof(embeddings));
        return embeddings.Count == 0 ? Task.CompletedTask : WriteAsync(state => _writing.Embeddings.StoreAsync(state, profile, embeddings, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return WriteAsync(async state =>
        {
            var inForce = state.InForce(_library.Names);
            foreach (var given in state.Profiles.Values.Where(record => record != inForce && record.ReplacedAt is null && !kept.Contains(record.ToProfile())))
                await _library.Meta.ForgetAsync(given, Urgency.Background, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <summary>
    /// Puts <paramref name="profile"/> in force in one step; readers go on without a gap. The collection that served until now is kept until <see cref="DropReplacedAsync"/>, or
    /// until the next one is put in force; putting its profile in force again brings it back, vectors and all.
    /// </summary>
    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return WriteAsync(state => _writing.Activation.RunAsync(state, profile, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return WriteAsync(async state =>
        {
            var record = state.InForce(_library.Names) is { } inForce && inForce.ToProfile() == profile
                ? inForce
                : await _writing.Embeddings.BeginAsync(state, profile, hasCollection: false, cancellationToken).ConfigureAwait(false);
            await _writing.Models.SaveAsync(record, model, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var state = await _library.ReadStateAsync(Urgency.Question, cancellationToken).ConfigureAwait(false);
        return await _writing.Models.LoadAsync(state, profile, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_lease is not null) await _lease.DisposeAsync().ConfigureAwait(false);
        _oneWriter.Dispose();
        _library.Dispose();
    }

    private Task<bool> WriteAsync(Func<LibraryState, Task> write, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        await write(await _writing.Papers.BringUpToDateAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    /// <summary>One writer of this process at a time; afterwards nothing that was remembered for questions is trusted.</summary>
    private async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _lease?.ThrowIfLost();
            return await write().ConfigureAwait(false);
        }
        finally
        {
            _queries.Forget();
            _library.ForgetState();
            _oneWriter.Release();
        }
    }
}
