using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Writes;

/// <summary>Reads writes of points wholly, checks them, and only then carries them out.</summary>
internal sealed class PointWriter(StoredCollection collection, int minor)
{
    private CollectionSettings Settings => collection.Settings;

    /// <summary>Upserts a list of points, or a batch of columns.</summary>
    public ulong Upsert(JsonElement body)
    {
        var fields = new Fields(body, "PointInsertOperations", minor);
        var points = fields.List("points") is { } list
            ? [.. list.Select(ReadPoint)]
            : ReadBatch(fields.Inner("batch", "Batch") ?? throw Failure.Format("data did not match any variant of untagged enum PointInsertOperations"));
        var condition = FilterReader.Read(fields.Optional("update_filter", since: 16), minor);
        fields.Text("update_mode", since: 17);
        fields.End();
        collection.Limits.CheckBatch(points.Count, "upsert limit");
        collection.Limits.CheckPointCount(collection.PointCount);
        collection.Limits.CountWrite(1);
        return collection.Write(version =>
        {
            foreach (var point in points)
            {
                var shard = collection.ShardOf(point.Id);
                if (condition is not null && shard.Find(point.Id) is { } old && !shard.Passes(old, condition)) continue;
                point.Vectors.Replace(shard, shard.Put(point.Id, version, point.Payload).Slot);
            }
        });
    }

    public ulong Delete(JsonElement body)
    {
        var fields = new Fields(body, "PointsSelector", minor);
        var selector = PointSelector.Read(fields);
        fields.End();
        CheckWrite(selector);
        return collection.Write(_ =>
        {
            foreach (var point in selector.Select(collection)) collection.ShardOf(point.Id).Delete(point.Id);
        });
    }

    public ulong UpdateVectors(JsonElement body)
    {
        var fields = new Fields(body, "UpdateVectors", minor);
        var points = fields.RequiredList("points").Select(ReadVectors).ToArray();
        var condition = FilterReader.Read(fields.Optional("update_filter", since: 16), minor);
        fields.End();
        if (points.Length == 0) throw Failure.Validation("points: must not be empty");
        collection.Limits.CheckBatch(points.Length, "update limit");
        collection.Limits.CountWrite(1);
        return collection.Write(version =>
        {
            if (points.FirstOrDefault(point => collection.Find(point.Id) is null) is { } missing) throw Failure.NotFound($"No point with id {missing.Id} found");
            foreach (var point in points)
            {
                var shard = collection.ShardOf(point.Id);
                var old = shard.Find(point.Id)!;
                if (shard.Passes(old, condition)) point.Vectors.Apply(shard, shard.Put(old.Id, version, old.Payload).Slot);
            }
        });
    }

    public ulong DeleteVectors(JsonElement body)
    {
        var fields = new Fields(body, "DeleteVectors", minor);
        var names = fields.RequiredList("vector").Select(name => Fields.AsText(name, "vector")).ToArray();
        var selector = PointSelector.Read(fields);
        fields.End();
        if (names.Length == 0) throw Failure.Validation("vector: must not be empty");
        if (names.FirstOrDefault(name => !Settings.Dense.ContainsKey(name) && !Settings.Sparse.ContainsKey(name)) is { } unknown) throw PointVectors.Unknown(unknown);
        CheckWrite(selector);
        return collection.Write(_ =>
        {
            foreach (var point in selector.Select(collection))
            {
                var shard = collection.ShardOf(point.Id);
                foreach (var name in names)
                {
                    if (shard.Dense.TryGetValue(name, out var dense)) dense.Set(point.Slot, null);
                    else shard.Sparse[name].Set(point.Slot, null);
                }
            }
        });
    }

    /// <summary>Sets keys of payloads, or with <paramref name="overwrites"/> whole payloads.</summary>
    public ulong SetPayload(JsonElement body, bool overwrites)
    {
        var fields = new Fields(body, "SetPayload", minor);
        var given = ReadPayload(fields.Required("payload"));
        var key = fields.Text("key");
        var selector = PointSelector.Read(fields);
        fields.End();
        CheckWrite(selector);
        if (!overwrites || key is not null) return Rewrite(selector, payload => PayloadEdit.Merge(payload, given, key));
        return Rewrite(selector, _ => given);
    }

    public ulong DeletePayload(JsonElement body)
    {
        var fields = new Fields(body, "DeletePayload", minor);
        var keys = fields.RequiredList("keys").Select(FilterReader.ReadPath).ToArray();
        var selector = PointSelector.Read(fields);
        fields.End();
        CheckWrite(selector);
        return Rewrite(selector, payload => PayloadEdit.Without(payload, keys));
    }

    public ulong ClearPayload(JsonElement body)
    {
        var fields = new Fields(body, "PointsSelector", minor);
        var selector = PointSelector.Read(fields);
        fields.End();
        CheckWrite(selector);
        return Rewrite(selector, _ => PayloadEdit.Empty);
    }

    private ulong Rewrite(PointSelector selector, Func<JsonElement, JsonElement> rewrite) => collection.Write(version =>
    {
        foreach (var id in selector.Ids ?? [])
        {
            if (collection.Find(id) is null) throw Failure.NotFound($"No point with id {id} found");
        }

        foreach (var point in selector.Select(collection)) collection.ShardOf(point.Id).Put(point.Id, version, rewrite(point.Payload));
    });

    private void CheckWrite(PointSelector selector)
    {
        collection.Limits.CheckFilter(selector.Filter, collection.Indexes, isWrite: true);
        collection.Limits.CountWrite(1);
    }

    private NewPoint ReadPoint(JsonElement element)
    {
        var fields = new Fields(element, "PointStruct", minor);
        var id = PointId.Read(fields.Required("id"));
        var vectors = PointVectors.Read(fields.Required("vector"), Settings, minor);
        var payload = fields.Optional("payload") is { } given ? ReadPayload(given) : PayloadEdit.Empty;
        fields.End();
        return new NewPoint(id, vectors, payload);
    }

    private NewPoint ReadVectors(JsonElement element)
    {
        var fields = new Fields(element, "PointVectors", minor);
        var point = new NewPoint(PointId.Read(fields.Required("id")), PointVectors.Read(fields.Required("vector"), Settings, minor), PayloadEdit.Empty);
        fields.End();
        return point;
    }

    private List<NewPoint> ReadBatch(Fields fields)
    {
        var ids = fields.RequiredList("ids").Select(PointId.Read).ToArray();
        var payloads = fields.List("payloads");
        if (payloads is not null && payloads.Length != ids.Length) throw Failure.Validation($"batch: number of ids and payloads must be equal ({ids.Length} != {payloads.Length})");
        var vectors = fields.Required("vectors");
        fields.End();
        var columns = vectors.ValueKind == JsonValueKind.Array
            ? new Dictionary<string, JsonElement[]> { [""] = [.. vectors.EnumerateArray()] }
            : new Fields(vectors, "vectors", minor).Rest().ToDictionary(column => column.Key, column => Fields.AsList(column.Value, column.Key));
        if (columns.Values.FirstOrDefault(column => column.Length != ids.Length) is { } uneven) throw Failure.Validation($"batch: number of ids and vectors must be equal ({ids.Length} != {uneven.Length})");
        return [.. ids.Select((id, at) => new NewPoint(id, ReadRow(columns, at), payloads?[at] is { ValueKind: not JsonValueKind.Null } payload ? ReadPayload(payload) : PayloadEdit.Empty))];
    }

    private PointVectors ReadRow(Dictionary<string, JsonElement[]> columns, int at)
    {
        var rows = columns.Select(column => PointVectors.Read(column.Key.Length == 0 ? column.Value[at] : JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [column.Key] = column.Value[at] }), Settings, minor)).ToArray();
        return new PointVectors(rows.SelectMany(row => row.Dense).ToDictionary(), rows.SelectMany(row => row.Sparse).ToDictionary());
    }

    private static JsonElement ReadPayload(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.Clone() : throw Failure.Format($"payload: invalid type: {Fields.Kind(element)}, expected a map");

    private sealed record NewPoint(PointId Id, PointVectors Vectors, JsonElement Payload);
}
