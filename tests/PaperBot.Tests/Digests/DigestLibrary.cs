using PaperBot.Answering;
using PaperBot.Conformance;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Tests.Digests;

/// <summary>A small library whose papers are all news, and who makes digests of them.</summary>
internal sealed class DigestLibrary
{
    public static readonly DateOnly Day = new(2025, 5, 20);

    private readonly PaperBot.Answering.Library _library;

    private DigestLibrary(IPaperIndex index, IReadOnlyList<Paper> papers) =>
        (Index, Papers, _library) = (index, papers, new PaperBot.Answering.Library(index, isStarter: false, new CorpusEmbedding(index), reranker: null));

    public IPaperIndex Index { get; }

    public IReadOnlyList<Paper> Papers { get; }

    public WritingDesk Desk { get; set; } = WritingDesk.None;

    public DigestOptions Options { get; set; } = new();

    public IReadOnlyList<NewsItem> News => [.. Papers.Select((paper, i) => new NewsItem(i + 1, paper.Id, "feed", DateTimeOffset.UnixEpoch) { Day = Day })];

    public DigestMaker Maker => new(_ => Task.FromResult(_library), _ => Task.FromResult(Desk), Options);

    public static async Task<DigestLibrary> OfAsync(params Paper[] papers)
    {
        var index = new InMemoryPaperIndex();
        await new Ingest(index, TimeProvider.System).RunAsync(papers.Select(paper => new PaperRecord(paper, null)).ToAsyncEnumerable(), null, CancellationToken.None);
        return new DigestLibrary(index, papers);
    }

    public static Paper Paper(string id, string title, string text, params string[] authors) =>
        new() { Id = PaperId.ArXiv(id), Title = title, Abstract = text, Authors = authors, Published = Day, Year = Day.Year };

    /// <summary>Ten papers of different fields.</summary>
    public static Task<DigestLibrary> OfFieldsAsync(params Paper[] more) => OfAsync([.. Fields, .. more]);

    public static Paper[] Fields { get; } =
    [
        Paper("2505.00001", "Retrieval-Augmented Generation with Fewer Passages", "Large language models invent facts. We propose FewRAG, a retrieval-augmented generation method that reads fewer passages. FewRAG halves the cost of answers on three benchmarks.", "Jane Doe", "Ada King"),
        Paper("2505.00002", "Answering from Documents: A Study of RAG", "This paper studies RAG systems on long documents. We find that chunk size decides the quality of retrieved evidence.", "J. Q. Doe"),
        Paper("2505.00003", "Protein Folding with Equivariant Networks", "Proteins fold in water. We introduce FoldNet, an equivariant network that predicts protein structure from sequence. It is more accurate than earlier networks.", "Yang Li"),
        Paper("2505.00004", "Weather Forecasting at Kilometre Scale", "Weather models are slow. We present StormCast, a neural model that forecasts weather at kilometre scale within seconds.", "Yangming Li"),
        Paper("2505.00005", "Gaussian Splatting for Moving Scenes", "Scenes move. We extend Gaussian splatting to moving scenes with motion fields and render them in real time.", "Max Roe"),
        Paper("2505.00006", "Speech Recognition for Rare Languages", "Most languages have little speech data. We train a speech recognition model on forty rare languages and release it.", "Maria García Lopez"),
        Paper("2505.00007", "Robots That Fold Laundry", "Cloth is hard to grasp. We train a robot policy that folds laundry from ten demonstrations.", "Li Yang"),
        Paper("2505.00008", "Scheduling Trains by Column Generation", "Timetables are large optimisation problems. We schedule trains by column generation and reduce delays by nine percent.", "Otto Weber"),
        Paper("2505.00009", "Image Compression with Diffusion Decoders", "Codecs blur at low rates. We propose an image compression codec whose decoder is a diffusion model.", "Eva Novak"),
        Paper("2505.00010", "A Survey of Quantum Error Correction", "Quantum computers make errors. This survey reviews quantum error correction codes and their decoders.", "Ivo Petrov"),
    ];

    public Task<NewsBatch> BatchAsync() => NewsBatch.LoadAsync(Index, News, CancellationToken.None);

    public DigestPress Press(IFeedState feeds) => DigestPresses.Of(_ => Task.FromResult(_library), feeds, Maker, TimeProvider.System);

    public async Task<Digest> MakeAsync(DigestWish wish) => await Maker.MakeAsync(await BatchAsync(), wish, CancellationToken.None);

    public Task<Digest> OnTopicAsync(string topic) => MakeAsync(Wish(new Interest(InterestKind.Topic, topic)));

    public static DigestWish Wish(Interest interest) => new(interest, 0, Day, Day);
}
