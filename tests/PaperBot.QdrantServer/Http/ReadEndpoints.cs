using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Payloads;
using PaperBot.QdrantServer.Queries;

namespace PaperBot.QdrantServer.Http;

/// <summary>Reads of points: by id, page by page, counted, ranked.</summary>
internal sealed class ReadEndpoints(QdrantStorage storage)
{
    private const int DefaultLimit = 10;

    /// <summary>The answer; null when no endpoint here is meant.</summary>
    public Answer? Answer(ApiRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["collections", var name, "points", var id]) => GetOne(request, name, id),
        ("POST", ["collections", var name, "points"]) => Retrieve(request, name),
        ("POST", ["collections", var name, "points", "scroll"]) => Scroll(request, name),
        ("POST", ["collections", var name, "points", "count"]) => Count(request, name),
        ("POST", ["collections", var name, "points", "query"]) => Query(request, name),
        ("POST", ["collections", var name, "points", "query", "batch"]) => QueryBatch(request, name),
        ("POST", ["collections", var name, "facet"]) => Facet(request, name),
        _ => null,
    };

    private StoredCollection Open(ApiRequest request, string name)
    {
        request.CheckQuery("consistency", "timeout");
        var collection = storage.Get(name);
        collection.Limits.CheckTimeout(request.TimeoutSeconds);
        return collection;
    }

    private Answer GetOne(ApiRequest request, string name, string text)
    {
        var collection = Open(request, name);
        if (!PointId.TryParse(text, out var id)) throw Failure.WrongInput($"Can not recognize \"{text}\" as point id");
        collection.Limits.CountRead(1);
        return collection.Read(() => collection.Find(id) is { } point
            ? request.Ok(writer => WriteRecord(writer, new Hit(point, 0, null), PointSelection.Everything, collection))
            : throw Failure.NotFound($"Point with id {id} does not exists!"));
    }

    private Answer Retrieve(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var fields = new Fields(request.Body, "PointRequest", request.Minor);
        var ids = fields.RequiredList("ids").Select(PointId.Read).ToArray();
        var selection = PointSelection.Read(fields, withPayload: true);
        fields.End();
        selection.Check(collection.Settings);
        collection.Limits.CountRead(ids.Length);
        return collection.Read(() => request.Ok(writer =>
        {
            writer.WriteStartArray();
            foreach (var point in ids.Distinct().Select(collection.Find).OfType<StoredPoint>()) WriteRecord(writer, new Hit(point, 0, null), selection, collection);
            writer.WriteEndArray();
        }));
    }

    private Answer Scroll(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var fields = new Fields(request.Body, "ScrollRequest", request.Minor);
        PointId? offset = fields.Optional("offset") is { } from ? PointId.Read(from) : null;
        var limit = fields.Whole("limit", least: 1);
        var filter = FilterReader.Read(fields.Optional("filter"), request.Minor);
        var selection = PointSelection.Read(fields, withPayload: true);
        var order = fields.Optional("order_by") is { } by ? OrderBy.Read(by, request.Minor) : null;
        fields.End();
        selection.Check(collection.Settings);
        collection.Limits.CheckLimit(limit);
        collection.Limits.CheckFilter(filter, collection.Indexes, isWrite: false);
        collection.Limits.CountRead(1 + (filter?.Count ?? 0));
        if (order is not null && offset is not null)
            throw Failure.WrongInput("Cannot use an `offset` when using `order_by`. The alternative for paging is to use `order_by.start_from` and a filter to exclude the IDs that you've already seen for the `order_by.start_from` value");
        return collection.Read(() => order is null
            ? Page(request, collection, offset, limit ?? DefaultLimit, filter, selection)
            : OrderedPage(request, collection, order, limit ?? DefaultLimit, filter, selection));
    }

    private static Answer Page(ApiRequest request, StoredCollection collection, PointId? offset, int limit, Filter? filter, PointSelection selection)
    {
        var ids = collection.Shards.SelectMany(shard => PageOf(shard, offset, limit + 1L, filter)).Order().Take(limit + 1).ToArray();
        return request.Ok(writer => WritePage(writer, [.. ids.Take(limit).Select(id => new Hit(collection.Find(id)!, 0, null))], selection, collection, ids.Length > limit ? ids[limit] : null));
    }

    private static IEnumerable<PointId> PageOf(Shard shard, PointId? offset, long limit, Filter? filter)
    {
        var candidates = filter?.Candidates(shard, null);
        var points = candidates is null
            ? shard.Ids(offset).Select(id => shard.Find(id)!)
            : candidates.Select(shard.At).OfType<StoredPoint>().Where(point => offset is not { } from || point.Id.CompareTo(from) >= 0).OrderBy(point => point.Id);
        return points.Where(point => shard.Passes(point, filter)).Take((int)Math.Min(limit, int.MaxValue)).Select(point => point.Id);
    }

    private static Answer OrderedPage(ApiRequest request, StoredCollection collection, OrderBy order, int limit, Filter? filter, PointSelection selection)
    {
        var hits = collection.Shards.SelectMany(shard => new ShardSearch(collection, shard).ByField(order, filter, limit)).ToList();
        hits.Sort(Hit.Compare);
        return request.Ok(writer => WritePage(writer, [.. hits.Take(limit)], selection, collection, null));
    }

    private Answer Count(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var fields = new Fields(request.Body, "CountRequest", request.Minor);
        var filter = FilterReader.Read(fields.Optional("filter"), request.Minor);
        var isExact = fields.Flag("exact") ?? true;
        fields.End();
        collection.Limits.CheckFilter(filter, collection.Indexes, isWrite: false);
        collection.Limits.CheckExact(isExact, "Exact search");
        collection.Limits.CountRead(1 + (filter?.Count ?? 0));
        var count = collection.Read(() => filter is null ? collection.Shards.Sum(shard => shard.Count) : collection.Shards.Sum(shard => shard.Matching(filter).Count()));
        return request.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        });
    }

    private Answer Query(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var query = ReadQuery(new QueryReader(request.Minor), request.Body, collection);
        collection.Limits.CountRead(Cost(query));
        return collection.Read(() =>
        {
            var hits = new QueryRunner(collection).Run(query);
            return request.Ok(writer => WriteHits(writer, hits, query.Selection, collection));
        });
    }

    private Answer QueryBatch(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var fields = new Fields(request.Body, "QueryRequestBatch", request.Minor);
        var reader = new QueryReader(request.Minor);
        var queries = fields.RequiredList("searches").Select(search => ReadQuery(reader, search, collection)).ToArray();
        fields.End();
        collection.Limits.CheckSearchBatch(queries.Length);
        collection.Limits.CountRead(queries.Sum(Cost));
        return collection.Read(() =>
        {
            var runner = new QueryRunner(collection);
            var results = queries.Select(runner.Run).ToArray();
            return request.Ok(writer =>
            {
                writer.WriteStartArray();
                for (var i = 0; i < queries.Length; i++) WriteHits(writer, results[i], queries[i].Selection, collection);
                writer.WriteEndArray();
            });
        });
    }

    private Answer Facet(ApiRequest request, string name)
    {
        var collection = Open(request, name);
        var fields = new Fields(request.Body, "FacetRequest", request.Minor);
        var path = FilterReader.ReadPath(fields.Required("key"));
        var limit = fields.Whole("limit", least: 1) ?? DefaultLimit;
        var filter = FilterReader.Read(fields.Optional("filter"), request.Minor);
        var isExact = fields.Flag("exact") ?? false;
        fields.End();
        collection.Limits.CheckLimit(limit);
        collection.Limits.CheckFilter(filter, collection.Indexes, isWrite: false);
        collection.Limits.CheckExact(isExact, "Exact search");
        collection.Limits.CountRead(1 + (filter?.Count ?? 0));
        if (collection.Indexes.GetValueOrDefault(path) is not { AllowsMatch: true } index)
            throw Failure.WrongInput(
                $"No appropriate index for faceting: `{path}`. Please create one to facet on this field. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Match conditions");
        return collection.Read(() => request.Ok(writer => WriteFacet(writer, Facets.Count(collection, path, filter).Take(limit), index.Kind)));
    }

    private static void WriteFacet(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, int>> values, IndexKind kind)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("hits");
        foreach (var (value, count) in values)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            if (kind is IndexKind.Keyword or IndexKind.Uuid) writer.WriteStringValue(value);
            else writer.WriteRawValue(value);
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static QueryRequest ReadQuery(QueryReader reader, JsonElement body, StoredCollection collection)
    {
        var query = reader.Read(body);
        foreach (var prefetch in query.Root.All)
        {
            collection.Limits.CheckLimit(prefetch.Limit);
            collection.Limits.CheckFilter(prefetch.Filter, collection.Indexes, isWrite: false);
            collection.Limits.CheckSearchParameters(prefetch.Parameters.Exact, prefetch.Parameters.HnswEf, prefetch.Parameters.Oversampling);
        }

        return query;
    }

    private static int Cost(QueryRequest query) => query.Root.Cost(0);

    private static void WriteHits(Utf8JsonWriter writer, List<Hit> hits, PointSelection selection, StoredCollection collection)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("points");
        foreach (var hit in hits)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            hit.Point.Id.Write(writer);
            writer.WriteNumber("version", hit.Point.Version);
            writer.WriteNumber("score", hit.Score);
            selection.Write(writer, hit.Point, collection);
            WriteOrder(writer, hit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter writer, IReadOnlyList<Hit> hits, PointSelection selection, StoredCollection collection, PointId? next)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("points");
        foreach (var hit in hits) WriteRecord(writer, hit, selection, collection);
        writer.WriteEndArray();
        writer.WritePropertyName("next_page_offset");
        if (next is { } id) id.Write(writer);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter writer, Hit hit, PointSelection selection, StoredCollection collection)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        hit.Point.Id.Write(writer);
        selection.Write(writer, hit.Point, collection);
        WriteOrder(writer, hit);
        writer.WriteEndObject();
    }

    private static void WriteOrder(Utf8JsonWriter writer, Hit hit)
    {
        if (hit.Order is not { } order) return;
        if (order.IsWhole) writer.WriteNumber("order_value", (long)order.Value);
        else writer.WriteNumber("order_value", order.Value);
    }
}
