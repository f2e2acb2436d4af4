using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A dense vector is an array, a sparse one an object of two arrays.</summary>
internal sealed class PointVectorConverter : JsonConverter<PointVector>
{
    private static readonly JsonEncodedText Indices = JsonEncodedText.Encode("indices");
    private static readonly JsonEncodedText Values = JsonEncodedText.Encode("values");

    /// <inheritdoc/>
    public override PointVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray) return PointVector.Of(Floats(ref reader));
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"A {reader.TokenType} is no vector.");
        uint[] indices = [];
        float[] values = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Indices.EncodedUtf8Bytes)) indices = Whole(ref reader);
            else if (reader.ValueTextEquals(Values.EncodedUtf8Bytes)) values = ReadFloats(ref reader);
            else reader.Skip();
        }

        return indices.Length == values.Length
            ? PointVector.Of(new SparseVector(indices, values))
            : throw new JsonException($"A sparse vector has {indices.Length} indices and {values.Length} values.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PointVector value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a vector.</summary>
    public static void Write(Utf8JsonWriter writer, PointVector vector)
    {
        if (vector.Sparse is not { } sparse)
        {
            WriteFloats(writer, vector.Dense.Span);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray(Indices);
        foreach (var index in sparse.Indices) writer.WriteNumberValue(index);
        writer.WriteEndArray();
        writer.WritePropertyName(Values);
        WriteFloats(writer, sparse.Values);
        writer.WriteEndObject();
    }

    private static void WriteFloats(Utf8JsonWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static uint[] Whole(ref Utf8JsonReader reader)
    {
        var numbers = new List<uint>();
        StartArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) numbers.Add(reader.GetUInt32());
        return [.. numbers];
    }

    private static float[] ReadFloats(ref Utf8JsonReader reader)
    {
        StartArray(ref reader);
        return Floats(ref reader);
    }

    private static float[] Floats(ref Utf8JsonReader reader)
    {
        var numbers = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) numbers.Add(reader.GetSingle());
        return [.. numbers];
    }

    private static void StartArray(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"A {reader.TokenType} is no list of numbers.");
    }
}
