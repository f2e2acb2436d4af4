using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Qdrant.Http;

/// <summary>A request to Qdrant, ready to be sent as often as needed: <see cref="Path"/> lies below the server's address, <see cref="Body"/> is JSON in UTF-8.</summary>
internal sealed record QdrantRequest(HttpMethod Method, string Path, byte[]? Body, Urgency Urgency)
{
    /// <summary>What the log calls it.</summary>
    public string Name => $"{Method} /{Path.Split('?')[0]}";

    public static QdrantRequest Get(string path, Urgency urgency) => new(HttpMethod.Get, path, null, urgency);

    public static QdrantRequest Delete(string path, Urgency urgency) => new(HttpMethod.Delete, path, null, urgency);

    public static QdrantRequest Of<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> form, Urgency urgency) =>
        new(method, path, JsonSerializer.SerializeToUtf8Bytes(body, form), urgency);
}
