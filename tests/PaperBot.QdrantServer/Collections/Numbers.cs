using System.Numerics.Tensors;
using System.Text.Json;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>Dense vectors: their JSON and their length.</summary>
internal static class Numbers
{
    public static float[] Read(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Array) throw Failure.Format($"{name}: expected a sequence of numbers");
        var numbers = new float[element.GetArrayLength()];
        var at = 0;
        foreach (var number in element.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out numbers[at++])) throw Failure.Format($"{name}: invalid value: {number.GetRawText()}, expected f32");
        }

        return numbers;
    }

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    /// <summary>The vector at unit length; one without a length, or of unit length already, as it is.</summary>
    public static float[] Normalise(float[] vector)
    {
        // The thresholds are those of Qdrant's cosine preprocessing.
        var squares = TensorPrimitives.SumOfSquares(vector);
        if (squares < 1.1920929e-7f || MathF.Abs(squares - 1) <= 1e-6f) return vector;
        var unit = new float[vector.Length];
        TensorPrimitives.Divide(vector, MathF.Sqrt(squares), unit);
        return unit;
    }
}
