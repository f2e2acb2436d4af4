using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Text.Json;
using PaperBot.OpenAI.Connections;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>Vectors of unit length in the order of the texts, as a server's reply gives them.</summary>
/// <param name="Vectors">One per text.</param>
/// <param name="Tokens">Model tokens that were read; 0 when the server does not tell.</param>
internal sealed record EmbeddingReply(float[][] Vectors, long Tokens)
{
    /// <summary>Reads numbers or base64 and orders them by their index.</summary>
    /// <exception cref="InvalidDataException">There is not exactly one vector with a direction for each of the <paramref name="count"/> texts.</exception>
    public static EmbeddingReply Read(JsonElement root, int count)
    {
        var vectors = new float[]?[count];
        var position = 0;
        foreach (var item in root.Items("data"))
        {
            var index = item.Number("index") ?? position;
            if (index < 0 || index >= count || vectors[index] is not null) throw new InvalidDataException("vectors that belong to no text");
            vectors[index] = Unit(item.TryGetProperty("embedding", out var embedding) ? Vector(embedding) : []);
            position++;
        }

        if (position != count) throw new InvalidDataException($"{position} vectors for {count} texts");
        return new EmbeddingReply(vectors!, root.Object("usage").Number("prompt_tokens") ?? root.Object("usage").Number("total_tokens") ?? 0);
    }

    private static float[] Vector(JsonElement embedding)
    {
        if (embedding.ValueKind == JsonValueKind.String) return FromBase64(embedding);
        if (embedding.ValueKind != JsonValueKind.Array) return [];
        // Some releases of llama-server give the one vector of a text inside a list.
        if (embedding.GetArrayLength() == 1 && embedding[0].ValueKind == JsonValueKind.Array) embedding = embedding[0];
        var vector = new float[embedding.GetArrayLength()];
        var at = 0;
        foreach (var number in embedding.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out vector[at++])) throw new InvalidDataException("a vector with something else than numbers");
        }

        return vector;
    }

    private static float[] FromBase64(JsonElement embedding)
    {
        if (!embedding.TryGetBytesFromBase64(out var bytes) || bytes.Length % sizeof(float) != 0) throw new InvalidDataException("a vector that is no base64");
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++) vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return vector;
    }

    private static float[] Unit(float[] vector)
    {
        // The largest number is taken out first, so that squares neither overflow nor vanish.
        var largest = vector.Length == 0 ? 0 : TensorPrimitives.MaxMagnitude<float>(vector);
        largest = Math.Abs(largest);
        if (!float.IsFinite(largest) || largest == 0) throw new InvalidDataException("a vector without direction");
        TensorPrimitives.Divide(vector, largest, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
