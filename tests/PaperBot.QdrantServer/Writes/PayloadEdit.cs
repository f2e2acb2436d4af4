using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Writes;

/// <summary>Changes of a payload.</summary>
internal static class PayloadEdit
{
    public static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>Sets keys, and takes away those that are null; below <paramref name="key"/> where one is given.</summary>
    public static JsonElement Merge(JsonElement payload, JsonElement given, string? key)
    {
        var merged = JsonObject.Create(payload)!.DeepClone().AsObject();
        var target = key is null ? merged : Descend(merged, key);
        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null) target.Remove(member.Name);
            else target[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return ToElement(merged);
    }

    /// <summary>Takes keys away; a dotted key leads into objects.</summary>
    public static JsonElement Without(JsonElement payload, IEnumerable<PayloadPath> keys)
    {
        var left = JsonObject.Create(payload)!.DeepClone().AsObject();
        foreach (var key in keys)
        {
            var names = key.Text.Split('.');
            JsonNode? at = left;
            foreach (var name in names[..^1]) at = (at as JsonObject)?[name];
            (at as JsonObject)?.Remove(names[^1]);
        }

        return ToElement(left);
    }

    private static JsonObject Descend(JsonObject payload, string key)
    {
        foreach (var name in PayloadPath.Parse(key).Text.Split('.'))
        {
            if (payload[name] is not JsonObject inner) payload[name] = inner = [];
            payload = inner;
        }

        return payload;
    }

    private static JsonElement ToElement(JsonObject payload) => JsonSerializer.SerializeToElement(payload);
}
