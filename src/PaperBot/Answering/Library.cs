using PaperBot.Indexing;
using PaperBot.Retrieval;

namespace PaperBot.Answering;

/// <summary>An open library with everything that answers from it.</summary>
/// <param name="index">The papers; closed with the library.</param>
/// <param name="isStarter">Whether these are the papers that come with the program.</param>
/// <param name="embedding">What embeds questions for this index.</param>
/// <param name="reranker">What reads the best papers once more; null for nothing.</param>
public sealed class Library(IPaperIndex index, bool isStarter, CorpusEmbedding embedding, RerankModel? reranker) : IAsyncDisposable
{
    /// <summary>The papers.</summary>
    public IPaperIndex Index => index;

    /// <summary>Whether these are the papers that come with the program.</summary>
    public bool IsStarter => isStarter;

    /// <summary>What embeds questions for this index.</summary>
    internal CorpusEmbedding Embedding => embedding;

    public Retriever Retriever => new(index, embedding, reranker);

    public Searcher Searcher => new(Retriever);

    public Asker Asker => new(Retriever, embedding);

    public Summariser Summariser => new(Retriever);

    public SimilarFinder SimilarFinder => new(Resolver, SimilarRetriever, Retriever, index);

    public Comparer Comparer => new(Resolver);

    public CardWriter CardWriter => new(Resolver);

    private SimilarRetriever SimilarRetriever => new(index, embedding);

    private PaperResolver Resolver => new(index);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => index.DisposeAsync();
}
