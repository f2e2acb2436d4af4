using PaperBot.Answering;
using PaperBot.Indexing;
using PaperBot.Retrieval;

namespace PaperBot.App.Libraries;

/// <summary>An open library with everything that answers from it.</summary>
internal sealed class Library(IPaperIndex index, bool isStarter, CorpusEmbedding embedding, RerankModel? reranker) : IAsyncDisposable
{
    /// <summary>The papers.</summary>
    public IPaperIndex Index => index;

    /// <summary>Whether these are the papers that come with the program.</summary>
    public bool IsStarter => isStarter;

    public Retriever Retriever => new(index, embedding, reranker);

    private SimilarRetriever SimilarRetriever => new(index, embedding);

    public Asker Asker => new(Retriever, embedding);

    public Summariser Summariser => new(Retriever);

    public SimilarFinder SimilarFinder => new(Resolver, SimilarRetriever, Retriever, index);

    public Comparer Comparer => new(Resolver);

    public CardWriter CardWriter => new(Resolver);

    private PaperResolver Resolver => new(index);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => index.DisposeAsync();
}
