using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Writes a selection; Qdrant never sends one.</summary>
internal sealed class FieldSelectionConverter : JsonConverter<FieldSelection>
{
    /// <inheritdoc/>
    public override FieldSelection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FieldSelection value, JsonSerializerOptions options)
    {
        if (value.Names is not { } names)
        {
            writer.WriteBooleanValue(value.IsAll);
            return;
        }

        writer.WriteStartArray();
        foreach (var name in names) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
