using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Payloads;
using PaperBot.QdrantServer.Writes;

namespace PaperBot.QdrantServer.Http;

/// <summary>Writes of points and payload indexes.</summary>
internal sealed class WriteEndpoints(QdrantStorage storage)
{
    /// <summary>The answer; null when no endpoint here is meant.</summary>
    public Answer? Answer(ApiRequest request) => (request.Method, request.Segments) switch
    {
        ("PUT", ["collections", var name, "points"]) => Write(request, name, writer => writer.Upsert(request.Body)),
        ("POST", ["collections", var name, "points", "delete"]) => Write(request, name, writer => writer.Delete(request.Body)),
        ("PUT", ["collections", var name, "points", "vectors"]) => Write(request, name, writer => writer.UpdateVectors(request.Body)),
        ("POST", ["collections", var name, "points", "vectors", "delete"]) => Write(request, name, writer => writer.DeleteVectors(request.Body)),
        ("POST", ["collections", var name, "points", "payload"]) => Write(request, name, writer => writer.SetPayload(request.Body, overwrites: false)),
        ("PUT", ["collections", var name, "points", "payload"]) => Write(request, name, writer => writer.SetPayload(request.Body, overwrites: true)),
        ("POST", ["collections", var name, "points", "payload", "delete"]) => Write(request, name, writer => writer.DeletePayload(request.Body)),
        ("POST", ["collections", var name, "points", "payload", "clear"]) => Write(request, name, writer => writer.ClearPayload(request.Body)),
        ("POST", ["collections", var name, "points", "batch"]) => WriteBatch(request, name),
        ("PUT", ["collections", var name, "index"]) => CreateIndex(request, name),
        ("DELETE", ["collections", var name, "index", var field]) => DropIndex(request, name, field),
        _ => null,
    };

    private Answer Write(ApiRequest request, string name, Func<PointWriter, ulong> write)
    {
        CheckQuery(request);
        var collection = storage.Get(name);
        var operation = write(new PointWriter(collection, request.Minor));
        return request.Ok(writer => WriteResult(writer, request.Waits, operation));
    }

    private Answer WriteBatch(ApiRequest request, string name)
    {
        CheckQuery(request);
        var fields = new Fields(request.Body, "UpdateOperations", request.Minor);
        var operations = fields.RequiredList("operations").Select(operation => new Fields(operation, "UpdateOperation", request.Minor).Rest()).ToArray();
        fields.End();
        var writer = new PointWriter(storage.Get(name), request.Minor);
        ulong Carry(IReadOnlyDictionary<string, JsonElement> operation) => operation.Count != 1 ? throw Failure.Format("data did not match any variant of untagged enum UpdateOperation") : operation.First() switch
        {
            { Key: "upsert", Value: var body } => writer.Upsert(body),
            { Key: "delete", Value: var body } => writer.Delete(body),
            { Key: "set_payload", Value: var body } => writer.SetPayload(body, overwrites: false),
            { Key: "overwrite_payload", Value: var body } => writer.SetPayload(body, overwrites: true),
            { Key: "delete_payload", Value: var body } => writer.DeletePayload(body),
            { Key: "clear_payload", Value: var body } => writer.ClearPayload(body),
            { Key: "update_vectors", Value: var body } => writer.UpdateVectors(body),
            { Key: "delete_vectors", Value: var body } => writer.DeleteVectors(body),
            _ => throw Failure.Format("data did not match any variant of untagged enum UpdateOperation"),
        };
        var done = operations.Select(Carry).ToArray();
        return request.Ok(json =>
        {
            json.WriteStartArray();
            foreach (var operation in done) WriteResult(json, request.Waits, operation);
            json.WriteEndArray();
        });
    }

    private Answer CreateIndex(ApiRequest request, string name)
    {
        CheckQuery(request);
        var collection = storage.Get(name);
        var fields = new Fields(request.Body, "CreateFieldIndex", request.Minor);
        var path = FilterReader.ReadPath(fields.Required("field_name"));
        var schema = fields.Optional("field_schema") ?? fields.Optional("field_type");
        fields.End();
        if (schema is null) throw Failure.WrongInput($"Unable to infer type for the field '{path}'. Please specify `field_type`");
        var settings = IndexSettings.Read(schema.Value, request.Minor);
        collection.Limits.CheckIndexCount(collection.Indexes.Count);
        var operation = collection.Write(_ =>
        {
            collection.Indexes = collection.Indexes.SetItem(path, settings);
            foreach (var shard in collection.Shards) shard.AddIndex(path, settings);
        });
        return request.Ok(writer => WriteResult(writer, request.Waits, operation));
    }

    private Answer DropIndex(ApiRequest request, string name, string field)
    {
        CheckQuery(request);
        var (collection, path) = (storage.Get(name), PayloadPath.Parse(field));
        var operation = collection.Write(_ =>
        {
            collection.Indexes = collection.Indexes.Remove(path);
            foreach (var shard in collection.Shards) shard.DropIndex(path);
        });
        return request.Ok(writer => WriteResult(writer, request.Waits, operation));
    }

    private static void CheckQuery(ApiRequest request)
    {
        if (request.Minor >= 17) request.CheckQuery("wait", "ordering", "timeout");
        else request.CheckQuery("wait", "ordering");
    }

    private static void WriteResult(Utf8JsonWriter writer, bool waits, ulong operation)
    {
        writer.WriteStartObject();
        writer.WriteNumber("operation_id", operation);
        writer.WriteString("status", waits ? "completed" : "acknowledged");
        writer.WriteEndObject();
    }
}
