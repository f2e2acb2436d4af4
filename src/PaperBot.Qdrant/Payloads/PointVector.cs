using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>One vector of a point: dense or sparse.</summary>
[JsonConverter(typeof(PointVectorConverter))]
internal sealed record PointVector
{
    private PointVector(ReadOnlyMemory<float> dense, SparseVector? sparse) => (Dense, Sparse) = (dense, sparse);

    /// <summary>The numbers of a dense vector; empty for a sparse one.</summary>
    public ReadOnlyMemory<float> Dense { get; }

    /// <summary>The sparse vector; null for a dense one.</summary>
    public SparseVector? Sparse { get; }

    public static PointVector Of(ReadOnlyMemory<float> dense) => new(dense, null);

    public static PointVector Of(SparseVector sparse) => new(default, sparse);
}
