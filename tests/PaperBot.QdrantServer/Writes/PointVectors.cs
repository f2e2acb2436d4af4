using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Writes;

/// <summary>The vectors of a point as a request brings them, checked against the collection.</summary>
internal sealed record PointVectors(IReadOnlyDictionary<string, float[]> Dense, IReadOnlyDictionary<string, SparseVector> Sparse)
{
    public static PointVectors Read(JsonElement element, CollectionSettings settings, int minor)
    {
        var dense = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var sparse = new Dictionary<string, SparseVector>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Array) dense[""] = ReadDense("", element, settings);
        else
        {
            foreach (var (name, value) in new Fields(element, "vector", minor).Rest())
            {
                if (value.ValueKind == JsonValueKind.Array) dense[name] = ReadDense(name, value, settings);
                else if (settings.Sparse.ContainsKey(name)) sparse[name] = SparseVector.Read(value, minor);
                else if (settings.Dense.ContainsKey(name)) throw Failure.WrongInput("Conversion between sparse and regular vectors failed");
                else throw Unknown(name);
            }
        }

        return new PointVectors(dense, sparse);
    }

    /// <summary>A dense vector of this name, at unit length where cosine is compared.</summary>
    public static float[] ReadDense(string name, JsonElement element, CollectionSettings settings)
    {
        var vector = Numbers.Read(element, "vector");
        if (vector.Length == 0) throw Failure.Validation("vector: dense vector must not be empty");
        if (settings.Sparse.ContainsKey(name)) throw Failure.WrongInput("Conversion between sparse and regular vectors failed");
        var parameters = settings.Dense.GetValueOrDefault(name) ?? throw Unknown(name);
        if (vector.Length != parameters.Size) throw Failure.WrongInput($"Vector dimension error: expected dim: {parameters.Size}, got {vector.Length}");
        return parameters.IsCosine ? Numbers.Normalise(vector) : vector;
    }

    public static Failure Unknown(string name) => Failure.WrongInput($"Not existing vector name error: {name}");

    /// <summary>Sets these; others stay.</summary>
    public void Apply(Shard shard, int slot)
    {
        foreach (var (name, vector) in Dense) shard.Dense[name].Set(slot, vector);
        foreach (var (name, vector) in Sparse) shard.Sparse[name].Set(slot, vector);
    }

    /// <summary>Sets these and takes all others away.</summary>
    public void Replace(Shard shard, int slot)
    {
        foreach (var (name, column) in shard.Dense) column.Set(slot, Dense.GetValueOrDefault(name));
        foreach (var (name, column) in shard.Sparse) column.Set(slot, Sparse.GetValueOrDefault(name));
    }
}
