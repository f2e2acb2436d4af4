using Microsoft.Extensions.Logging;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Qdrant;

/// <summary>A paper index on a Qdrant server or cluster, over its HTTP API.</summary>
public sealed class QdrantPaperIndex : IPaperIndex
{
    /// <summary>
    /// Connects to the server and checks its version, the key and the library's schema; nothing is made before the first paper is written.
    /// </summary>
    /// <exception cref="IndexUnreachableException">The server cannot be reached.</exception>
    /// <exception cref="PaperIndexException">It refuses the key, is of too early a version, or holds a library of another schema.</exception>
    public static Task<QdrantPaperIndex> OpenAsync(QdrantOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The collections that were replaced and are still kept.</summary>
    public Task<IReadOnlyList<ReplacedEmbedding>> ListReplacedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Lets the replaced collections go.</summary>
    public Task DropReplacedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Deletes the whole library on the server: its collections, its aliases, all that begins with its name.</summary>
    public Task DeleteLibraryAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IAsyncDisposable> LockForIngestAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
