using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Writes a vector input; Qdrant never sends one.</summary>
internal sealed class VectorInputConverter : JsonConverter<VectorInput>
{
    /// <inheritdoc/>
    public override VectorInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, VectorInput value, JsonSerializerOptions options)
    {
        if (value.Vector is { } vector) PointVectorConverter.Write(writer, vector);
        else writer.WriteStringValue(value.Id);
    }
}
