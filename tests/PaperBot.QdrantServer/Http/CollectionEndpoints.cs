using System.Buffers;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Limits;

namespace PaperBot.QdrantServer.Http;

/// <summary>What is below <c>/collections</c> and <c>/aliases</c> and is not about points.</summary>
internal sealed class CollectionEndpoints(QdrantStorage storage, LoopbackQdrantOptions options)
{
    private static readonly SearchValues<char> InvalidNameLetters = SearchValues.Create("<>:\"/\\|?*\0\u001f");

    /// <summary>The answer; null when no endpoint here is meant.</summary>
    public Answer? Answer(ApiRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["collections"]) => List(request),
        ("GET", ["aliases"]) => ListAliases(request, null),
        ("POST", ["collections", "aliases"]) => ChangeAliases(request),
        ("PUT", ["collections", var name]) => Create(request, name),
        ("PATCH", ["collections", var name]) => Change(request, name),
        ("DELETE", ["collections", var name]) => Delete(request, name),
        ("GET", ["collections", var name]) => Get(request, name),
        ("GET", ["collections", var name, "exists"]) => Exists(request, name),
        ("GET", ["collections", var name, "aliases"]) => ListAliases(request, name),
        ("GET", ["collections", var name, "cluster"]) => Cluster(request, name),
        _ => null,
    };

    private Answer List(ApiRequest request) => request.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("collections");
        foreach (var name in storage.Collections.Keys)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private Answer ListAliases(ApiRequest request, string? collection)
    {
        var name = collection is null ? null : storage.Get(collection).Name;
        return request.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("aliases");
            foreach (var (alias, target) in storage.Aliases)
            {
                if (name is not null && target != name) continue;
                writer.WriteStartObject();
                writer.WriteString("alias_name", alias);
                writer.WriteString("collection_name", target);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private Answer ChangeAliases(ApiRequest request)
    {
        request.CheckQuery("timeout");
        var fields = new Fields(request.Body, "ChangeAliasesOperation", request.Minor);
        var actions = fields.RequiredList("actions").Select(action => AliasAction.Read(action, request.Minor)).ToArray();
        fields.End();
        storage.ChangeAliases(actions);
        return request.Ok(writer => writer.WriteBooleanValue(true));
    }

    private Answer Create(ApiRequest request, string name)
    {
        request.CheckQuery("timeout");
        if (name.Length > 255 || name.AsSpan().ContainsAny(InvalidNameLetters)) throw new Failure(422, $"Validation error in path parameters: [collection_name: {name} is not allowed]");
        storage.Create(new StoredCollection(name, CollectionSettings.Read(request.Body, request.Minor, options.Shards), options.CountsReplaced));
        return request.Ok(writer => writer.WriteBooleanValue(true));
    }

    private Answer Change(ApiRequest request, string name)
    {
        request.CheckQuery("timeout");
        var collection = storage.Get(name);
        var fields = new Fields(request.Body, "UpdateCollection", request.Minor);
        fields.Ignore("vectors", "params", "sparse_vectors");
        collection.Write(_ =>
        {
            collection.Settings.ReadParts(fields);
            fields.End();
            collection.Limits = new StrictMode(collection.Settings);
        });
        return request.Ok(writer => writer.WriteBooleanValue(true));
    }

    private Answer Delete(ApiRequest request, string name)
    {
        request.CheckQuery("timeout");
        var isDone = storage.Delete(name);
        return request.Ok(writer => writer.WriteBooleanValue(isDone));
    }

    private Answer Exists(ApiRequest request, string name) => request.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("exists", storage.Exists(name));
        writer.WriteEndObject();
    });

    private Answer Cluster(ApiRequest request, string name)
    {
        var collection = storage.Get(name);
        return request.Ok(writer => CollectionInfo.WriteCluster(writer, collection));
    }

    private Answer Get(ApiRequest request, string name)
    {
        var collection = storage.Get(name);
        return request.Ok(writer => CollectionInfo.Write(writer, collection, request.Minor));
    }
}
