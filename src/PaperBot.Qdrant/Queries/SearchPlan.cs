using System.Text.Json;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>
/// What a search asks the server, and how its answers become hits. A search by words and by embedding asks twice for the union of the best of both: once scored by the
/// embedding and once by the words, so that every hit has both figures, exactly.
/// </summary>
internal sealed class SearchPlan
{
    private const double OversamplingOfBytes = 2;
    private const double OversamplingOfBits = 4;

    private readonly IndexQuery _query;
    private readonly bool _checksAgain;
    private readonly List<QueryRequest> _requests = [];
    private readonly int _bySimilarity = -1;
    private readonly int _byWords = -1;

    private SearchPlan(IndexQuery query, MappedFilter filter, QdrantOptions options, int shards)
    {
        (_query, _checksAgain) = (query, !filter.IsExact);
        if (query.Limit == 0) return;
        var payload = FieldSelection.Only(filter.IsExact ? Field.Ids : Field.Paper);
        var dense = query.Vector.Span.ContainsAnyExcept(0f) ? Dense(query, filter, options) : null;
        var sparse = query.Terms.Count > 0 ? Sparse(query, filter) : null;
        var both = dense is not null && sparse is not null;
        if (dense is not null)
        {
            _bySimilarity = _requests.Count;
            _requests.Add(both ? Union(shards, dense, dense, sparse!) with { WithPayload = payload, Params = Uncompressed } : Alone(dense) with { WithPayload = payload });
        }

        if (sparse is null) return;
        _byWords = _requests.Count;
        _requests.Add(both ? Union(shards, sparse, dense!, sparse) with { WithPayload = payload } : Alone(sparse) with { WithPayload = payload });
    }

    /// <summary>What is asked; the answers come in the same order.</summary>
    public IReadOnlyList<QueryRequest> Requests => _requests;

    private static SearchParams Uncompressed => new() { Quantization = new QuantisationSearch { Ignore = true } };

    public static SearchPlan Of(IndexQuery query, MappedFilter filter, QdrantOptions options, int shards) => new(query, filter, options, shards);

    /// <summary>How vectors that are compressed are compared: more of them than wanted, and the best again uncompressed.</summary>
    public static SearchParams? Compressed(QdrantOptions options) => options.Quantisation == Quantisation.None ? null : new SearchParams
    {
        Quantization = new QuantisationSearch { Rescore = true, Oversampling = options.Quantisation == Quantisation.Binary ? OversamplingOfBits : OversamplingOfBytes },
    };

    /// <summary>The hits of <paramref name="answers"/>.</summary>
    public IReadOnlyList<IndexHit> Hits(IReadOnlyList<IReadOnlyList<ScoredPoint>> answers)
    {
        var hits = new Dictionary<Guid, IndexHit>();
        if (_bySimilarity >= 0)
        {
            foreach (var point in answers[_bySimilarity])
            {
                if (Passing(point) is { } id) hits[point.Id] = new IndexHit(id, 0, point.Score);
            }
        }

        if (_byWords < 0) return [.. hits.Values];
        var words = answers[_byWords];
        foreach (var point in words)
        {
            if (hits.TryGetValue(point.Id, out var hit)) hits[point.Id] = hit with { Bm25Score = point.Score };
            else if (Passing(point) is { } id) hits[point.Id] = new IndexHit(id, point.Score, 0);
        }

        return _bySimilarity < 0 || hits.Count <= _query.Limit ? [.. hits.Values] : Best(hits, answers[_bySimilarity], words);
    }

    /// <summary>Each shard gives its own best: of all, those that are among the best of the whole library by the one figure or the other.</summary>
    private IReadOnlyList<IndexHit> Best(Dictionary<Guid, IndexHit> hits, IReadOnlyList<ScoredPoint> bySimilarity, IReadOnlyList<ScoredPoint> byWords)
    {
        var best = bySimilarity.Where(point => hits.ContainsKey(point.Id)).Take(_query.Limit).Concat(byWords.Where(point => hits.ContainsKey(point.Id)).Take(_query.Limit));
        return [.. best.Select(point => point.Id).Distinct().Select(id => hits[id])];
    }

    /// <summary>The identifier that a payload of <see cref="Field.Ids"/> or <see cref="Field.Paper"/> begins with.</summary>
    public static PaperId IdOf(JsonElement? payload) =>
        payload is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(Field.Paper, out var paper) && paper.ValueKind == JsonValueKind.Object
            && paper.TryGetProperty("ids", out var ids) && ids.ValueKind == JsonValueKind.Array && ids.GetArrayLength() > 0 && ids[0].ValueKind == JsonValueKind.String
            ? PaperId.Parse(ids[0].GetString()!)
            : PaperPoint.Read(payload).Id;

    private PaperId? Passing(ScoredPoint point) =>
        !_checksAgain || FilterMatch.Passes(PaperPoint.Read(point.Payload), _query.Filter) ? IdOf(point.Payload) : null;

    private static Prefetch Dense(IndexQuery query, MappedFilter filter, QdrantOptions options) => new()
    {
        Query = Query.NearestTo(query.Vector), Using = LibraryNames.VectorOf(query.Embedding!), Filter = filter.Filter, Limit = query.Limit, Params = Compressed(options),
    };

    private static Prefetch Sparse(IndexQuery query, MappedFilter filter) =>
        new() { Query = Query.NearestTo(QueryVector.Of(query.Terms)), Using = Field.WordsVector, Filter = filter.Filter, Limit = query.Limit };

    /// <summary>All that the shards find, ranked: were it cut, a hit of the one ranking could lack its figure of the other.</summary>
    private static QueryRequest Union(int shards, Prefetch by, params Prefetch[] of) =>
        new() { Prefetch = of, Query = by.Query, Using = by.Using, Limit = (int)Math.Min(int.MaxValue, 2L * shards * by.Limit!.Value) };

    private static QueryRequest Alone(Prefetch by) => new() { Query = by.Query, Using = by.Using, Filter = by.Filter, Limit = by.Limit, Params = by.Params };
}
