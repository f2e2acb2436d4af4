using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Qdrant.Http;

/// <summary>A request to Qdrant, ready to be sent as often as needed.</summary>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Where it goes, below the server's address.</param>
/// <param name="Body">JSON in UTF-8; null for none.</param>
/// <param name="Urgency">Who waits for it.</param>
/// <param name="IsRead">False when it changes something.</param>
internal sealed record QdrantRequest(HttpMethod Method, string Path, byte[]? Body, Urgency Urgency, bool IsRead)
{
    /// <summary>What the log calls it.</summary>
    public string Name => $"{Method} /{Path.Split('?')[0]}";

    public static QdrantRequest Get(string path, Urgency urgency) => new(HttpMethod.Get, path, null, urgency, IsRead: true);

    public static QdrantRequest Delete(string path, Urgency urgency) => new(HttpMethod.Delete, path, null, urgency, IsRead: false);

    public static QdrantRequest Reading<T>(string path, T body, JsonTypeInfo<T> form, Urgency urgency) => Of(HttpMethod.Post, path, body, form, urgency, isRead: true);

    public static QdrantRequest Writing<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> form, Urgency urgency) =>
        Of(method, path, body, form, urgency, isRead: false);

    private static QdrantRequest Of<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> form, Urgency urgency, bool isRead) =>
        new(method, path, JsonSerializer.SerializeToUtf8Bytes(body, form), urgency, isRead);
}
