using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Reads vectors by name; a single one without a name, as other programs make it, gets the empty name.</summary>
internal sealed class NamedVectorsConverter : JsonConverter<Dictionary<string, VectorParams>>
{
    /// <inheritdoc/>
    public override Dictionary<string, VectorParams> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var element = document.RootElement;
        if (element.ValueKind != JsonValueKind.Object) throw new JsonException($"A {element.ValueKind} describes no vectors.");
        if (element.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number) return new() { [""] = Params(element) };
        return element.EnumerateObject().DistinctBy(vector => vector.Name).ToDictionary(vector => vector.Name, vector => Params(vector.Value));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Dictionary<string, VectorParams> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static VectorParams Params(JsonElement element) =>
        element.Deserialize(QdrantJson.Default.VectorParams) ?? throw new JsonException("A vector has no description.");
}
