using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Tests.Indexing;

/// <summary>An index that fails from a certain write on, as one does whose server goes away.</summary>
/// <param name="inner">The index.</param>
/// <param name="writes">Writes that still succeed.</param>
internal sealed class StoppedIndex(IPaperIndex inner, int writes) : IPaperIndex
{
    private int _left = writes;

    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => inner.GetStatusAsync(cancellationToken);

    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken) => Writing(() => inner.UpsertAsync(papers, cancellationToken));

    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) => inner.GetAsync(ids, cancellationToken);

    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken) => inner.ReadAllAsync(cancellationToken);

    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken) => inner.SearchAsync(query, cancellationToken);

    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken) => inner.RecommendAsync(wanted, cancellationToken);

    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken) => inner.ListAsync(filter, order, limit, cancellationToken);

    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken) => inner.FindTitlesAsync(text, limit, cancellationToken);

    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken) => inner.SuggestTermsAsync(word, limit, cancellationToken);

    public IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => inner.ReadUnembeddedAsync(profile, cancellationToken);

    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken) =>
        Writing(() => inner.StoreEmbeddingsAsync(profile, embeddings, cancellationToken));

    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken) => Writing(() => inner.ForgetEmbeddingsAsync(kept, cancellationToken));

    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => Writing(() => inner.ActivateEmbeddingAsync(profile, cancellationToken));

    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken) => Writing(() => inner.SaveModelAsync(profile, model, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => inner.LoadModelAsync(profile, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private T Writing<T>(Func<T> write)
        where T : Task => _left-- > 0 ? write() : throw new IndexUnreachableException("The server is away.");
}
