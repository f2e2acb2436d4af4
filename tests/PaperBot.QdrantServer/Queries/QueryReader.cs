using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Queries;

/// <summary>Reads the queries of one request; a prefetch that stands in several of them is one and the same.</summary>
internal sealed class QueryReader(int minor)
{
    private const int DefaultLimit = 10;
    private readonly Dictionary<string, Prefetch> _read = new(StringComparer.Ordinal);

    public QueryRequest Read(JsonElement element)
    {
        var fields = new Fields(element, "QueryRequest", minor);
        var offset = fields.Whole("offset") ?? 0;
        var selection = PointSelection.Read(fields, withPayload: false);
        return new QueryRequest(ReadPrefetch(fields), offset, selection);
    }

    private Prefetch ReadPrefetch(JsonElement element)
    {
        var text = element.GetRawText();
        return _read.TryGetValue(text, out var known) ? known : _read[text] = ReadPrefetch(new Fields(element, "Prefetch", minor));
    }

    private Prefetch ReadPrefetch(Fields fields)
    {
        IReadOnlyList<Prefetch> inner = fields.Optional("prefetch") switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(ReadPrefetch)],
            { } one => [ReadPrefetch(one)],
        };
        var query = fields.Optional("query") is { } given ? ReadQuery(given) : null;
        var prefetch = new Prefetch(
            inner, query, fields.Text("using") ?? "", FilterReader.Read(fields.Optional("filter"), minor), (float?)fields.Number("score_threshold"),
            fields.Whole("limit", least: 1) ?? DefaultLimit, ReadParameters(fields.Inner("params", "SearchParams")));
        fields.End();
        Check(prefetch);
        return prefetch;
    }

    private static void Check(Prefetch prefetch)
    {
        if (prefetch.Inner.Count > 0 && prefetch.Query is null) throw Failure.BadRequest("A query is needed to merge the prefetches. Can't have prefetches without defining a query.");
        if (prefetch.Threshold is not null && prefetch.Query is null)
            throw Failure.BadRequest("A query is needed to use the score_threshold. Can't have score_threshold without defining a query.");
        if (prefetch.Threshold is not null && prefetch.Query is QueryInput.Ordered) throw Failure.BadRequest("Can't use score_threshold with an order_by query.");
        if (prefetch is { Query: QueryInput.Fused, Using.Length: > 0 }) throw Failure.BadRequest("Fusion queries cannot be combined with the 'using' field.");
        if (prefetch is { Query: QueryInput.Fused, Inner.Count: 0 }) throw Failure.WrongInput("Validation failed: cannot apply Fusion without prefetches");
    }

    private QueryInput ReadQuery(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || element.TryGetProperty("indices", out _)) return new QueryInput.Nearest(VectorInput.Read(element, minor), null);
        var fields = new Fields(element, "Query", minor);
        var query = fields switch
        {
            _ when fields.Optional("nearest") is { } nearest => new QueryInput.Nearest(VectorInput.Read(nearest, minor), fields.Inner("mmr", "Mmr") is { } mmr ? ReadMmr(mmr) : null),
            _ when fields.Inner("recommend", "RecommendInput") is { } recommend => ReadRecommend(recommend),
            _ when fields.Text("fusion") is { } fusion => new QueryInput.Fused(Fusion.Named(fusion)),
            _ when fields.Inner("rrf", "Rrf", since: 16) is { } rrf => new QueryInput.Fused(Fusion.ReadRrf(rrf)),
            _ when fields.Optional("order_by") is { } order => (QueryInput)new QueryInput.Ordered(OrderBy.Read(order, minor)),
            _ => throw Failure.Format("data did not match any variant of untagged enum QueryInterface"),
        };
        fields.End();
        return query;
    }

    private static MmrInput ReadMmr(Fields fields)
    {
        var (diversity, candidates) = ((float?)fields.Number("diversity"), fields.Whole("candidates_limit"));
        fields.End();
        if (diversity is < 0 or > 1) throw Failure.Validation($"query.mmr.diversity: value {diversity} invalid, must be from 0.0 to 1.0");
        if (candidates > 16_384) throw Failure.Validation($"query.mmr.candidates_limit: value {candidates} invalid, must be 16384 or smaller");
        return new MmrInput(diversity, candidates);
    }

    private static QueryInput.Recommend ReadRecommend(Fields fields)
    {
        VectorInput[] ReadExamples(string name) => [.. (fields.List(name) ?? []).Select(example => VectorInput.Read(example, fields.Minor))];
        var strategy = fields.Text("strategy") switch
        {
            null or "average_vector" => RecommendStrategy.AverageVector,
            "best_score" => RecommendStrategy.BestScore,
            "sum_scores" => RecommendStrategy.SumScores,
            { } other => throw Failure.Format($"unknown variant `{other}`, expected one of `average_vector`, `best_score`, `sum_scores`"),
        };
        var recommend = new QueryInput.Recommend(ReadExamples("positive"), ReadExamples("negative"), strategy);
        fields.End();
        if (recommend.Positive.Count + recommend.Negative.Count == 0) throw Failure.Validation("query.recommend.positives, negatives: At least one positive or negative vector/id must be provided");
        return recommend;
    }

    private static SearchParameters ReadParameters(Fields? fields)
    {
        if (fields is null) return SearchParameters.Default;
        double? oversampling = null;
        if (fields.Inner("quantization", "QuantizationSearchParams") is { } quantisation)
        {
            quantisation.Flag("ignore");
            quantisation.Flag("rescore");
            oversampling = quantisation.Number("oversampling");
            quantisation.End();
            if (oversampling < 1) throw Failure.Validation("params.quantization.oversampling: must be 1.0 or larger");
        }

        var parameters = new SearchParameters(fields.Flag("exact") ?? false, fields.Whole("hnsw_ef", least: 1), oversampling);
        fields.Flag("indexed_only");
        fields.Optional("acorn", since: 16);
        fields.End();
        return parameters;
    }
}
