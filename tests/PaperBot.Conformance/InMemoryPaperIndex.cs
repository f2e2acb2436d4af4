using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Conformance;

/// <summary>A paper index in memory, written for tests: short rather than fast.</summary>
public sealed class InMemoryPaperIndex : IPaperIndex
{
    private readonly Lock _gate = new();
    private readonly List<CountedPaper> _entries = [];
    private readonly Dictionary<PaperId, CountedPaper> _byId = [];
    private readonly Dictionary<string, List<CountedPaper>> _byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CountedPaper>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<EmbeddingProfile, Dictionary<CountedPaper, ReadOnlyMemory<float>>> _vectors = [];
    private readonly Dictionary<EmbeddingProfile, ReadOnlyMemory<byte>> _models = [];
    private EmbeddingProfile? _inForce;
    private int _countAtActivation;
    private long _titleTerms;
    private long _abstractTerms;

    /// <inheritdoc/>
    public Task<IndexStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult(new IndexStatus(_entries.Count, ActiveVectors().Count, _inForce, _countAtActivation));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult<IReadOnlyList<UpsertOutcome>>(papers.Select(Upsert).ToArray());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var found = ids.Where(_byId.ContainsKey).Select(id => _byId[id]).Select(entry => new IndexedPaper(entry.Paper, VectorOf(entry)));
            return Task.FromResult<IReadOnlyList<IndexedPaper>>(found.ToArray());
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadAllAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return Stream(_entries.Select(entry => entry.Paper).ToArray(), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IndexHits> SearchAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (query.Vector.Length > 0 && query.Embedding != _inForce) throw new EmbeddingMismatchException(_inForce, query.Embedding!);
            var ids = EntriesOf(query.Filter.Ids);
            var words = WordScores(query.Terms);
            var hits = _entries.Where(entry => Passes(entry, query.Filter, ids))
                .Select(entry => (Paper: entry, Hit: new IndexHit(entry.Paper.Id, words.GetValueOrDefault(entry), Similarity(entry, query.Vector)))).ToArray();
            var byWords = hits.Where(hit => hit.Hit.Bm25Score > 0).OrderByDescending(hit => hit.Hit.Bm25Score).ThenBy(hit => hit.Paper.Number).Take(query.Limit);
            var bySimilarity = hits.Where(hit => query.Vector.Length > 0 && !VectorOf(hit.Paper).IsEmpty)
                .OrderByDescending(hit => hit.Hit.Similarity).ThenBy(hit => hit.Paper.Number).Take(query.Limit);
            var frequencies = query.Terms.Select(term => _postings.GetValueOrDefault(term.Term)?.Count ?? 0).ToArray();
            return Task.FromResult(new IndexHits(byWords.Union(bySimilarity).Select(hit => hit.Hit).ToArray(), frequencies, _entries.Count));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexHit>> RecommendAsync(Recommendation wanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var (liked, disliked) = (EntriesOf(wanted.Liked), EntriesOf(wanted.Disliked));
            if (WantedVector.Of(liked.Select(VectorOf), disliked.Select(VectorOf)) is not { } vector) return Task.FromResult<IReadOnlyList<IndexHit>>([]);
            var ids = EntriesOf(wanted.Filter.Ids);
            var hits = _entries.Where(entry => !VectorOf(entry).IsEmpty && !liked.Contains(entry) && !disliked.Contains(entry) && Passes(entry, wanted.Filter, ids))
                .Select(entry => new IndexHit(entry.Paper.Id, 0, Similarity(entry, vector))).OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Id);
            return Task.FromResult<IReadOnlyList<IndexHit>>(hits.Take(wanted.Limit).ToArray());
        }
    }

    /// <inheritdoc/>
    public Task<PaperListing> ListAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var ids = EntriesOf(filter.Ids);
            var passing = _entries.Where(entry => Passes(entry, filter, ids)).ToArray();
            var first = passing.OrderByDescending(entry => PaperDay.Rank(PaperDay.Of(entry.Paper), order)).ThenByDescending(entry => entry.Number);
            return Task.FromResult(new PaperListing(passing.Length, first.Take(limit).Select(entry => entry.Paper).ToArray()));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TitleHit>> FindTitlesAsync(string text, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var key = TitleKey.Of(text);
            var hits = _entries.Select(entry => new TitleHit(entry.Paper.Id, entry.Paper.Title, TitleSimilarity(key, entry.TitleKey)) { Year = entry.Paper.Year })
                .Where(hit => key.Length > 0 && hit.Similarity >= 0.5).OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Id).Take(limit);
            return Task.FromResult<IReadOnlyList<TitleHit>>(hits.ToArray());
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuggestTermsAsync(string word, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var term = TermAnalyzer.Terms(word) is [var first, ..] ? first : word;
            var variants = WordVariants.TermsNear(word);
            var most = term.Length >= 8 ? 2 : 1;
            var near = _postings.Where(pair => pair.Key != term && pair.Value.Count > 0)
                .Select(pair => (pair.Key, pair.Value.Count, Distance: variants.Contains(pair.Key) ? 1 : EditDistance.Between(term, pair.Key, most)))
                .Where(near => near.Distance <= most)
                .OrderBy(near => near.Distance).ThenByDescending(near => near.Count).ThenBy(near => near.Key, StringComparer.Ordinal);
            return Task.FromResult<IReadOnlyList<string>>(near.Take(limit).Select(found => found.Key).ToArray());
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var known = _vectors.GetValueOrDefault(profile);
            return Stream(_entries.Where(entry => known?.ContainsKey(entry) != true).Select(entry => entry.Paper).ToArray(), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StoreEmbeddingsAsync(EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_vectors.TryGetValue(profile, out var stored)) _vectors[profile] = stored = [];
            foreach (var embedding in embeddings)
            {
                if (_byId.TryGetValue(embedding.Id, out var entry)) stored[entry] = embedding.Vector.ToArray();
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ForgetEmbeddingsAsync(IReadOnlyCollection<EmbeddingProfile> kept, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var other in _vectors.Keys.Where(other => other != _inForce && !kept.Contains(other)).ToArray()) _vectors.Remove(other);
            foreach (var other in _models.Keys.Where(other => other != _inForce && !kept.Contains(other)).ToArray()) _models.Remove(other);
        }

        return Task.CompletedTask;
    }

    public Task ActivateEmbeddingAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (_inForce, _countAtActivation) = (profile, _entries.Count);
            foreach (var other in _vectors.Keys.Where(other => other != profile).ToArray()) _vectors.Remove(other);
            foreach (var other in _models.Keys.Where(other => other != profile).ToArray()) _models.Remove(other);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SaveModelAsync(EmbeddingProfile profile, ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
    {
        lock (_gate) _models[profile] = model.ToArray();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> LoadModelAsync(EmbeddingProfile profile, CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult(_models.TryGetValue(profile, out var model) ? model : default(ReadOnlyMemory<byte>?));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private UpsertOutcome Upsert(Paper paper)
    {
        var key = TitleKey.Of(paper.Title);
        var named = paper.AllIds.Where(_byId.ContainsKey).Select(id => _byId[id]).Distinct().OrderBy(known => known.Number).ToArray();
        var entry = named.FirstOrDefault()
            ?? (key.Length == 0 ? null : _byTitle.GetValueOrDefault(key)?.Find(other => PaperIdentity.SameTitleMeansSamePaper(other.Paper, paper)));
        if (entry is null) _entries.Add(entry = new CountedPaper(_entries.Count == 0 ? 0 : _entries[^1].Number + 1));
        var outcome = entry.IsNew ? UpsertOutcome.New : UpsertOutcome.Unchanged;
        if (!entry.IsNew)
        {
            var before = entry.Paper;
            Forget(entry);
            paper = PaperMerge.Merge(before, paper);
            foreach (var other in named.Skip(1)) paper = PaperMerge.Merge(paper, Absorb(other));
            if (named.Length > 1 || before with { Provenances = paper.Provenances } != paper) outcome = UpsertOutcome.Updated;
            if (before.Title != paper.Title || before.Abstract != paper.Abstract) foreach (var stored in _vectors.Values) stored.Remove(entry);
        }

        entry.Set(paper);
        Remember(entry);
        return outcome;
    }

    /// <summary>The paper turns out to be another one too: it gives up its place.</summary>
    private Paper Absorb(CountedPaper entry)
    {
        Forget(entry);
        _entries.Remove(entry);
        foreach (var stored in _vectors.Values) stored.Remove(entry);
        return entry.Paper;
    }

    private void Remember(CountedPaper entry)
    {
        foreach (var id in entry.Paper.AllIds) _byId[id] = entry;
        Bucket(_byTitle, entry.TitleKey).Add(entry);
        foreach (var term in entry.Terms) Bucket(_postings, term).Add(entry);
        _titleTerms += entry.TitleLength;
        _abstractTerms += entry.AbstractLength;
    }

    private void Forget(CountedPaper entry)
    {
        Bucket(_byTitle, entry.TitleKey).Remove(entry);
        foreach (var term in entry.Terms) _postings[term].Remove(entry);
        _titleTerms -= entry.TitleLength;
        _abstractTerms -= entry.AbstractLength;
    }

    private static List<CountedPaper> Bucket(Dictionary<string, List<CountedPaper>> buckets, string key) =>
        buckets.TryGetValue(key, out var bucket) ? bucket : buckets[key] = [];

    private Dictionary<CountedPaper, double> WordScores(IReadOnlyList<WeightedTerm> terms)
    {
        var scores = new Dictionary<CountedPaper, double>();
        double meanTitle = (double)_titleTerms / Math.Max(1, _entries.Count), meanAbstract = (double)_abstractTerms / Math.Max(1, _entries.Count);
        foreach (var term in terms)
        {
            if (!_postings.TryGetValue(term.Term, out var found)) continue;
            var weight = term.Weight * Bm25.InverseDocumentFrequency(found.Count, _entries.Count);
            foreach (var entry in found)
            {
                var frequency = Bm25.TermFrequency(entry.InTitle(term.Term), entry.InAbstract(term.Term), entry.TitleLength, entry.AbstractLength, meanTitle, meanAbstract);
                scores[entry] = scores.GetValueOrDefault(entry) + (weight * frequency);
            }
        }

        return scores;
    }

    private HashSet<CountedPaper> EntriesOf(IReadOnlyList<PaperId> ids) => ids.Where(_byId.ContainsKey).Select(id => _byId[id]).ToHashSet();

    private static bool Passes(CountedPaper entry, PaperFilter filter, HashSet<CountedPaper> ids) =>
        (filter.Ids.Count == 0 || ids.Contains(entry)) && FilterMatch.Passes(entry.Paper, filter with { Ids = [] });

    private Dictionary<CountedPaper, ReadOnlyMemory<float>> ActiveVectors() => _inForce is null ? [] : _vectors.GetValueOrDefault(_inForce) ?? [];

    private ReadOnlyMemory<float> VectorOf(CountedPaper entry) => _inForce is null ? default : _vectors.GetValueOrDefault(_inForce)?.GetValueOrDefault(entry) ?? default;

    private double Similarity(CountedPaper entry, ReadOnlyMemory<float> query)
    {
        var vector = VectorOf(entry);
        return query.IsEmpty || vector.IsEmpty ? 0 : TensorPrimitives.Dot(query.Span, vector.Span);
    }

    private static double TitleSimilarity(string asked, string title)
    {
        if (asked == title) return 1;
        if (title.Contains(asked, StringComparison.Ordinal)) return 0.5 + (0.49 * asked.Length / title.Length);
        var length = Math.Max(asked.Length, title.Length);
        return 1 - ((double)EditDistance.Between(asked, title, length / 2) / length);
    }

    private static async IAsyncEnumerable<Paper> Stream(Paper[] papers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var paper in papers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return paper;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
