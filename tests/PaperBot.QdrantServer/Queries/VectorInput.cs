using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Queries;

/// <summary>A vector of a query: given, or that of a point. One of the three is not null.</summary>
internal sealed record VectorInput(float[]? Dense, SparseVector? Sparse, PointId? Id)
{
    public static VectorInput Read(JsonElement element, int minor) => element.ValueKind switch
    {
        JsonValueKind.Array => new VectorInput(Numbers.Read(element, "query"), null, null),
        JsonValueKind.Object => new VectorInput(null, SparseVector.Read(element, minor), null),
        JsonValueKind.Number or JsonValueKind.String => new VectorInput(null, null, PointId.Read(element)),
        _ => throw Failure.Format($"invalid type: {Fields.Kind(element)}, expected a vector or a point id"),
    };
}
