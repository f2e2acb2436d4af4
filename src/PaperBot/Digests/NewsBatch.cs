using System.Collections.Concurrent;
using PaperBot.Answering;
using PaperBot.Embedding;
using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Digests;

/// <summary>New papers, read once for many subscriptions: their texts, terms and vectors. It can be asked from many threads.</summary>
public sealed class NewsBatch
{
    /// <summary>The most papers that a batch holds, so that memory stays bounded whatever came while nobody looked; of more the latest are kept.</summary>
    public const int MostPapers = 10_000;

    private const int Chunk = 500;

    private readonly Lock _making = new();
    private volatile ActiveEmbedding? _embedding;
    private NewsTaste? _taste;

    private NewsBatch(IReadOnlyList<NewsPaper> papers, EmbeddingProfile? profile, LibrarySample sample)
    {
        (Papers, Profile, Sample) = (papers, profile, sample);
        News = [.. papers.SelectMany(paper => paper.News).OrderBy(item => item.Number)];
        for (var i = 0; i < papers.Count; i++) Terms.Add(i, papers[i].Terms);
    }

    /// <summary>The news in it, in order; of papers that the library does not hold (any more) there is none.</summary>
    public IReadOnlyList<NewsItem> News { get; }

    /// <summary>How many news were left out because there were more than <see cref="MostPapers"/>.</summary>
    public int LeftOut { get; private init; }

    /// <summary>The papers, each once, by their first news.</summary>
    internal IReadOnlyList<NewsPaper> Papers { get; }

    /// <summary>What made their vectors.</summary>
    internal EmbeddingProfile? Profile { get; }

    /// <summary>What they are measured against.</summary>
    internal LibrarySample Sample { get; }

    /// <summary>Where their terms stand.</summary>
    internal NewsTerms Terms { get; } = new();

    /// <summary>How long models have written on digests of it.</summary>
    internal OverviewTime OverviewTime { get; } = new();

    /// <summary>In how many papers of the library terms stand, as far as anybody asked.</summary>
    internal ConcurrentDictionary<string, int> LibraryFrequencies { get; } = new(StringComparer.Ordinal);

    /// <summary>Papers in the library, once anybody asked.</summary>
    internal int LibraryPapers { get; set; }

    /// <summary>Reads the papers of <paramref name="news"/> from <paramref name="index"/>.</summary>
    /// <exception cref="PaperIndexException">The papers cannot be read.</exception>
    public static Task<NewsBatch> LoadAsync(IPaperIndex index, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken) =>
        LoadAsync(index, news, [], cancellationToken);

    /// <summary>The same with the last votes known of the papers, to be shown.</summary>
    /// <exception cref="PaperIndexException">The papers cannot be read.</exception>
    public static async Task<NewsBatch> LoadAsync(IPaperIndex index, IReadOnlyList<NewsItem> news, IReadOnlyList<PaperVotes> votes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var latest = news.OrderBy(item => item.Number).Skip(Math.Max(0, news.Count - MostPapers)).ToList();
        var votesOf = votes.GroupBy(vote => vote.Paper).ToDictionary(all => all.Key, all => all.Max(vote => vote.Votes));
        var profile = await index.GetEmbeddingAsync(cancellationToken).ConfigureAwait(false);
        var papers = new List<NewsPaper>();
        foreach (var chunk in latest.DistinctBy(item => item.Paper).Chunk(Chunk))
        {
            var stored = await index.GetAsync([.. chunk.Select(item => item.Paper)], cancellationToken).ConfigureAwait(false);
            var read = new NewsPaper[stored.Count];
            Parallel.For(0, stored.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => read[i] = Read(stored[i]));
            papers.AddRange(read);
        }

        var byPaper = latest.GroupBy(item => item.Paper).ToDictionary(items => items.Key, items => items.ToList());
        var whole = papers.DistinctBy(paper => paper.Paper.Id).Select(paper => paper with
        {
            News = [.. paper.Paper.AllIds.SelectMany(id => byPaper.GetValueOrDefault(id, [])).OrderBy(item => item.Number)],
            Votes = paper.Paper.AllIds.Select(id => votesOf.TryGetValue(id, out var count) ? count : (int?)null).Max(),
        });
        return new NewsBatch([.. whole.Where(paper => paper.News.Count > 0).OrderBy(paper => paper.News[0].Number)], profile, await LibrarySample.ReadAsync(index, cancellationToken).ConfigureAwait(false)) { LeftOut = news.Count - latest.Count };
    }

    /// <summary>What embeds texts so that they can be compared to the papers; null when nothing does.</summary>
    internal async Task<ActiveEmbedding?> EmbeddingAsync(CorpusEmbedding embedding, CancellationToken cancellationToken)
    {
        if (Profile is null) return null;
        if (_embedding is { } known) return known;
        var active = await embedding.GetAsync(cancellationToken).ConfigureAwait(false);
        return active?.Profile == Profile ? _embedding = active : null;
    }

    /// <summary>How alike the papers are to others.</summary>
    internal async Task<NewsTaste> TasteAsync(CorpusEmbedding embedding, CancellationToken cancellationToken)
    {
        var active = await EmbeddingAsync(embedding, cancellationToken).ConfigureAwait(false);
        lock (_making) return _taste ??= new NewsTaste(this, active?.Generator.GetService(typeof(LsaModel)) as LsaModel);
    }

    private static NewsPaper Read(IndexedPaper stored)
    {
        var read = ReadAbstract.Of(stored.Paper);
        var statement = NewsSentence.Of(read);
        return new NewsPaper(stored, [])
        {
            StatementSentences = read.Sentences.Where(sentence => statement?.Citations.Any(citation => sentence.Sentence.Start >= citation.Start && sentence.Sentence.Start < citation.Start + citation.Length) == true)
                .Select(sentence => sentence.Index + 1).ToHashSet(),
            SentenceWeights = [1, .. read.Sentences.Select(SentenceWeight.Of)],
            Statement = statement,
            Terms = NewsTerms.Of([stored.Paper.Title, .. read.Sentences.Select(sentence => sentence.Text)]),
        };
    }
}
