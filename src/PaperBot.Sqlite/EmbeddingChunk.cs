using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PaperBot.Sqlite;

/// <summary>The vectors of <see cref="Papers"/> neighbouring paper numbers, in one piece.</summary>
internal sealed class EmbeddingChunk
{
    /// <summary>How many paper numbers share a chunk.</summary>
    public const int Papers = 256;

    private readonly int _dimensions;
    private readonly int[] _madeFrom;
    private readonly float[] _vectors;
    private volatile VectorCodes? _codes;

    private EmbeddingChunk(int dimensions, int[] madeFrom, float[] vectors) => (_dimensions, _madeFrom, _vectors) = (dimensions, madeFrom, vectors);

    public static EmbeddingChunk Empty(int dimensions) => new(dimensions, [], []);

    /// <summary>Reads what <see cref="MadeFromBytes"/> and <see cref="VectorBytes"/> wrote.</summary>
    public static EmbeddingChunk Read(int dimensions, ReadOnlySpan<byte> madeFrom, ReadOnlySpan<byte> vectors)
    {
        var chunk = new EmbeddingChunk(
            dimensions, ReadMadeFrom(madeFrom), MemoryMarshal.Cast<byte, float>(Checked.Open(vectors)).ToArray());
        return chunk._vectors.Length == chunk._madeFrom.Length * dimensions
            ? chunk
            : throw new InvalidDataException("A chunk of embeddings has the wrong length.");
    }

    /// <summary>For each place the revision of the text that its vector was made from; 0 where there is none.</summary>
    public static int[] ReadMadeFrom(ReadOnlySpan<byte> madeFrom) => MemoryMarshal.Cast<byte, int>(Checked.Open(madeFrom)).ToArray();

    public byte[] MadeFromBytes() => Checked.Seal(MemoryMarshal.AsBytes(_madeFrom.AsSpan()));

    public byte[] VectorBytes() => Checked.Seal(MemoryMarshal.AsBytes(_vectors.AsSpan()));

    /// <summary>Whether there is a vector at <paramref name="place"/> that was made from this revision of the text.</summary>
    public bool Has(int place, int textRevision) => place < _madeFrom.Length && _madeFrom[place] == textRevision;

    /// <summary>How many places there are, those without a vector included.</summary>
    public int Places => _madeFrom.Length;

    public ReadOnlyMemory<float> Vector(int place) => _vectors.AsMemory(place * _dimensions, _dimensions);

    public float Similarity(int place, ReadOnlySpan<float> query) => TensorPrimitives.Dot(_vectors.AsSpan(place * _dimensions, _dimensions), query);

    /// <summary>The same vectors as codes, made when first asked for.</summary>
    public VectorCodes Codes => _codes ??= new VectorCodes(_vectors, _dimensions);

    /// <summary>This chunk with further vectors.</summary>
    public EmbeddingChunk With(IReadOnlyList<(int Place, int TextRevision, ReadOnlyMemory<float> Vector)> added)
    {
        var places = Math.Max(_madeFrom.Length, added.Max(entry => entry.Place) + 1);
        var madeFrom = new int[places];
        var vectors = new float[places * _dimensions];
        _madeFrom.CopyTo(madeFrom, 0);
        _vectors.CopyTo(vectors, 0);
        foreach (var (place, textRevision, vector) in added)
        {
            madeFrom[place] = textRevision;
            vector.Span.CopyTo(vectors.AsSpan(place * _dimensions));
        }

        return new EmbeddingChunk(_dimensions, madeFrom, vectors);
    }
}
