using System.Numerics.Tensors;

namespace PaperBot.QdrantServer.Collections;

/// <summary>The dense vectors of one name in a shard; for cosine they lie at unit length.</summary>
internal sealed class DenseColumn
{
    private readonly List<float[]?> _vectors = [];

    /// <summary>Points that have the vector.</summary>
    public int Count { get; private set; }

    public float[]? Get(int slot) => slot < _vectors.Count ? _vectors[slot] : null;

    /// <summary>Sets, or with null takes away.</summary>
    public void Set(int slot, float[]? vector)
    {
        while (_vectors.Count <= slot) _vectors.Add(null);
        Count += (vector is null ? 0 : 1) - (_vectors[slot] is null ? 0 : 1);
        _vectors[slot] = vector;
    }

    public float? Score(int slot, float[] query) => Get(slot) is { } vector ? TensorPrimitives.Dot(query, vector) : null;
}
