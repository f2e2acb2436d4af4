using System.Collections.Concurrent;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>
/// In how many papers a term occurs, found out by one small query per term and remembered for a short time. Where a collection has several shards, each knows its own
/// papers alone: then a frequency is an estimate from the shard that answers best, and the small ones are counted.
/// </summary>
internal sealed class DocumentFrequencies(LibraryConnection library)
{
    /// <summary>Terms asked for in one request, beyond the search itself.</summary>
    public const int ProbesTogether = 64;

    private const int MostRemembered = 50_000;
    private const int MostCounted = 128;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private int _generation;

    /// <summary>Tells writes apart: what was asked before one is not remembered after it.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>After a write nothing is known any more.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _known.Clear();
    }

    /// <summary>The terms whose frequencies have to be asked for.</summary>
    public IReadOnlyList<string> Unknown(IEnumerable<string> terms) => [.. terms.Where(term => Find(term) is null).Distinct(StringComparer.Ordinal)];

    /// <summary>Asks for the frequency of a term.</summary>
    public static QueryRequest Probe(string term) =>
        new() { Query = Query.NearestTo(QueryVector.Of(term)), Using = Field.WordsVector, Limit = 1, WithVector = FieldSelection.Only(Field.WordsVector) };

    /// <summary>The frequency that the answer to <see cref="Probe"/> tells.</summary>
    public static int Read(string term, IReadOnlyList<ScoredPoint> answer, long papers)
    {
        if (answer.Count == 0 || answer[0].Vector?.GetValueOrDefault(Field.WordsVector)?.Sparse is not { } vector) return 0;
        var place = Array.IndexOf(vector.Indices, TermHash.Of(term));
        return place < 0 ? 0 : InverseFrequency.DocumentFrequency(answer[0].Score, vector.Values[place], papers);
    }

    /// <summary>The frequencies of <paramref name="terms"/>, asked for where they are not known.</summary>
    public async Task<IReadOnlyDictionary<string, int>> GetAsync(IReadOnlyCollection<string> terms, long papers, CancellationToken cancellationToken)
    {
        var generation = Generation;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            // Taken at once: while others are asked for, what is remembered may end, and a term that seems to stand nowhere would be taken for misspelled.
            if (Find(term) is { } papersWith) found[term] = papersWith;
            else unknown.Add(term);
        }

        foreach (var chunk in unknown.Chunk(ProbesTogether))
        {
            var answers = await library.Api.QueryBatchAsync(library.Names.Alias, [.. chunk.Select(Probe)], Urgency.Question, cancellationToken).ConfigureAwait(false);
            foreach (var (term, count) in await RememberAsync(chunk, answers, papers, generation, cancellationToken).ConfigureAwait(false)) found[term] = count;
        }

        return found;
    }

    /// <summary>Reads the answers to the probes of <paramref name="terms"/>, and remembers them if nothing was written meanwhile.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RememberAsync(
        IReadOnlyList<string> terms, IReadOnlyList<IReadOnlyList<ScoredPoint>> answers, long papers, int generation, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var place = 0; place < terms.Count; place++) found[terms[place]] = Read(terms[place], answers[place], papers);
        if (terms.Count > 0 && await library.ShardsAsync(cancellationToken).ConfigureAwait(false) > 1) await CountSmallAsync(terms, found, cancellationToken).ConfigureAwait(false);
        if (generation != Generation) return found;
        if (_known.Count > MostRemembered) _known.Clear();
        var now = library.Time.GetTimestamp();
        foreach (var term in terms) _known[term] = new Known(found[term], now);
        return found;
    }

    private int? Find(string term) => _known.TryGetValue(term, out var known) && library.Time.GetElapsedTime(known.At) < Lifetime ? known.Papers : null;

    private async Task CountSmallAsync(IReadOnlyList<string> terms, Dictionary<string, int> found, CancellationToken cancellationToken)
    {
        string[] small = [.. terms.Where(term => found[term] is > 0 and < MostCounted / 2)];
        if (small.Length == 0) return;
        QueryRequest[] queries = [.. small.Select(term => new QueryRequest { Query = Query.NearestTo(QueryVector.Of(term)), Using = Field.WordsVector, Limit = MostCounted })];
        var answers = await library.Api.QueryBatchAsync(library.Names.Alias, queries, Urgency.Question, cancellationToken).ConfigureAwait(false);
        for (var place = 0; place < small.Length; place++)
        {
            if (answers[place].Count < MostCounted) found[small[place]] = answers[place].Count;
        }
    }

    private readonly record struct Known(int Papers, long At);
}
