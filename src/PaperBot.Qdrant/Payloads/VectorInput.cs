using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>What a query starts from: a dense vector, a sparse one, or the vector of a point that is there.</summary>
[JsonConverter(typeof(VectorInputConverter))]
internal sealed record VectorInput
{
    private VectorInput(PointVector? vector, Guid id) => (Vector, Id) = (vector, id);

    /// <summary>The vector; null when a point is named.</summary>
    public PointVector? Vector { get; }

    /// <summary>The point, when there is no vector.</summary>
    public Guid Id { get; }

    public static VectorInput Of(ReadOnlyMemory<float> dense) => new(PointVector.Of(dense), default);

    public static VectorInput Of(SparseVector sparse) => new(PointVector.Of(sparse), default);

    public static VectorInput Of(Guid point) => new(null, point);
}
