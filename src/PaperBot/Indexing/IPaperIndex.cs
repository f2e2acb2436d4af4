using PaperBot.Embedding;
using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>
/// Keeps papers, finds them by words (BM25), by embedding (exact or approximate cosine) and by title. Implementations are bound by one
/// conformance suite. All members may be called from many threads; writers of one process are serialised by the implementation.
/// What goes wrong outside of the program (disk full, server away) surfaces as <see cref="PaperIndexException"/>.
/// </summary>
public interface IPaperIndex : IAsyncDisposable
{
    /// <summary>How many papers there are, and which embedding is in force.</summary>
    Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The embedding in force; null before the first. Every question asks for it, so an index that would have to count papers for <see cref="GetStatusAsync"/> answers it
    /// otherwise; and it may be one that was in force until just now, whose vectors <see cref="SearchAsync"/> then refuses.
    /// </summary>
    async Task<EmbeddingProfile?> GetEmbeddingAsync(CancellationToken cancellationToken) => (await GetStatusAsync(cancellationToken).ConfigureAwait(false)).Embedding;

    /// <summary>
    /// Keeps other ingests out, in this process and in others, until what is returned is disposed of or the process ends, however it ends.
    /// Readers and single writes are not kept out. An index that needs no such lock gives one that does nothing.
    /// </summary>
    /// <exception cref="PaperIndexException">Another ingest is running.</exception>
    Task<IAsyncDisposable> LockForIngestAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(NoIngestLock.Instance);

    /// <summary>
    /// Adds papers in one transaction. A paper that is already there under any of its identifiers, or that <see cref="PaperIdentity"/> holds
    /// for the same, is merged with the stored one by <see cref="PaperMerge"/>; all identifiers ever used keep leading to it.
    /// Text search sees the papers at once; similarity does as soon as their embeddings are stored.
    /// </summary>
    /// <returns>For each paper, in order, what became of it.</returns>
    Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken);

    /// <summary>The papers with these identifiers, in the order asked; unknown ones are left out.</summary>
    Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken);

    /// <summary>All papers in the order in which they first came.</summary>
    IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The union of the <see cref="IndexQuery.Limit"/> best papers by BM25 and by similarity; every hit carries both figures.
    /// </summary>
    /// <exception cref="EmbeddingMismatchException">The query's vector was made by another embedding than the one in force.</exception>
    Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The papers most like those liked and least like those disliked; each hit carries the similarity to the wanted direction, best first, and no BM25 score.
    /// </summary>
    Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken);

    /// <summary>How many papers pass <paramref name="filter"/>, and the first <paramref name="limit"/> of them.</summary>
    Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken);

    /// <summary>Titles like <paramref name="text"/>: beginning with it, containing it, or the same but for typing errors; best first.</summary>
    Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Terms of the index that <paramref name="word"/>, as typed, may be meant for: those spelled almost like its term (edit distance 1, or 2
    /// from eight letters on) and those of <see cref="WordVariants"/>; the nearest first, and of these the most frequent.
    /// </summary>
    Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken);

    /// <summary>The papers that have no embedding of <paramref name="profile"/> yet.</summary>
    IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken);

    /// <summary>Stores embeddings (of unit length) of any profile, in force or not; repeating it is harmless.</summary>
    Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken);

    /// <summary>Lets the vectors and models of all profiles but <paramref name="kept"/> and the one in force go; searches notice nothing.</summary>
    Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken);

    /// <summary>Puts <paramref name="profile"/> in force in one step and lets the others' vectors go; readers go on without a gap.</summary>
    Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken);

    /// <summary>Keeps what is needed to embed further texts with <paramref name="profile"/> (nothing for models kept elsewhere).</summary>
    Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken);

    /// <summary>What <see cref="SaveModelAsync"/> kept, or null.</summary>
    Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken);
}
