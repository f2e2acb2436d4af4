using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>A sparse vector, its indices ascending.</summary>
/// <param name="Indices">The dimensions that are not zero, each once.</param>
/// <param name="Values">Their weights.</param>
internal sealed record SparseVector(uint[] Indices, float[] Values)
{
    public static SparseVector Read(JsonElement element, int minor)
    {
        var fields = new Fields(element, "a sparse vector", minor);
        var indices = ReadIndices(fields.RequiredList("indices"));
        var values = Numbers.Read(fields.Required("values"), "values");
        fields.End();
        if (indices.Length != values.Length) throw Failure.Validation("values: must be the same length as indices");
        Array.Sort(indices, values);
        for (var i = 1; i < indices.Length; i++)
        {
            if (indices[i] == indices[i - 1]) throw Failure.Validation("indices: must be unique");
        }

        return new SparseVector(indices, values);
    }

    /// <summary>The dot product; null when no dimension is in both.</summary>
    public float? Dot(SparseVector other)
    {
        float score = 0;
        var overlap = false;
        for (int i = 0, j = 0; i < Indices.Length && j < other.Indices.Length;)
        {
            if (Indices[i] < other.Indices[j]) i++;
            else if (Indices[i] > other.Indices[j]) j++;
            else
            {
                overlap = true;
                score += Values[i++] * other.Values[j++];
            }
        }

        return overlap ? score : null;
    }

    /// <summary>Both together, dimension by dimension; what is missing counts as zero.</summary>
    public SparseVector Combine(SparseVector other, Func<float, float, float> combine)
    {
        var all = new SortedDictionary<uint, (float Left, float Right)>();
        for (var i = 0; i < Indices.Length; i++) all[Indices[i]] = (Values[i], 0);
        for (var i = 0; i < other.Indices.Length; i++) all[other.Indices[i]] = (all.GetValueOrDefault(other.Indices[i]).Left, other.Values[i]);
        return new SparseVector([.. all.Keys], [.. all.Values.Select(pair => combine(pair.Left, pair.Right))]);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("indices");
        foreach (var index in Indices) writer.WriteNumberValue(index);
        writer.WriteEndArray();
        writer.WritePropertyName("values");
        Numbers.Write(writer, Values);
        writer.WriteEndObject();
    }

    private static uint[] ReadIndices(JsonElement[] elements)
    {
        var indices = new uint[elements.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            if (elements[i].ValueKind != JsonValueKind.Number || !elements[i].TryGetUInt32(out indices[i])) throw Failure.Format($"invalid value: {elements[i].GetRawText()}, expected u32");
        }

        return indices;
    }
}
