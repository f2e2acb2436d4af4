using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Tests.Answering;

/// <summary>An index that answers everything but refuses to be read from end to end, as a server of a hundred million papers would have to.</summary>
internal sealed class UnreadIndex(IPaperIndex inner) : IPaperIndex
{
    public int LongestList { get; private set; }

    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken) => inner.GetStatusAsync(cancellationToken);

    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken) => inner.GetAsync(ids, cancellationToken);

    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("The whole library was read.");

    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken) => inner.SearchAsync(query, cancellationToken);

    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken) => inner.RecommendAsync(wanted, cancellationToken);

    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        LongestList = Math.Max(LongestList, limit);
        return inner.ListAsync(filter, order, limit, cancellationToken);
    }

    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken) => inner.FindTitlesAsync(text, limit, cancellationToken);

    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken) => inner.SuggestTermsAsync(word, limit, cancellationToken);

    public IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken) => inner.LoadModelAsync(profile, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
