using PaperBot.Answering;
using PaperBot.Conformance;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;

namespace PaperBot.Tests.Answering;

/// <summary>A small library in memory, with everything that answers from it.</summary>
internal sealed class Library
{
    private Library(IPaperIndex index)
    {
        var embedding = new CorpusEmbedding(index);
        var retriever = new Retriever(index, embedding);
        Resolver = new PaperResolver(index);
        Asker = new Asker(retriever, embedding);
        Summariser = new Summariser(retriever);
        SimilarFinder = new SimilarFinder(Resolver, new SimilarRetriever(index, embedding), retriever, index);
        Comparer = new Comparer(Resolver);
        CardWriter = new CardWriter(Resolver);
        Searcher = new Searcher(retriever);
    }

    public Asker Asker { get; }

    public Summariser Summariser { get; }

    public SimilarFinder SimilarFinder { get; }

    public Comparer Comparer { get; }

    public CardWriter CardWriter { get; }

    public Searcher Searcher { get; }

    public PaperResolver Resolver { get; }

    public static async Task<Library> OfAsync(params Paper[] papers)
    {
        var index = new InMemoryPaperIndex();
        await new Ingest(index, TimeProvider.System).RunAsync(Records(papers), null, CancellationToken.None);
        return new Library(index);
    }

    public Task<Answer> AskAsync(string question) => Asker.AskAsync(QuestionParser.Parse(question), Asker.DefaultLimit, CancellationToken.None);

    public Task<TopicSummary> SummariseAsync(string topic) => Summariser.SummariseAsync(QuestionParser.Parse(topic), CancellationToken.None);

    private static async IAsyncEnumerable<PaperRecord> Records(IEnumerable<Paper> papers)
    {
        await Task.CompletedTask;
        foreach (var paper in papers) yield return new PaperRecord(paper, null);
    }
}
