using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Copies what was written already.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new RawJson(JsonSerializer.SerializeToUtf8Bytes(document.RootElement, QdrantJson.Default.JsonElement));
    }

    // Our own serialiser wrote it: looking at every byte once more would only cost.
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
