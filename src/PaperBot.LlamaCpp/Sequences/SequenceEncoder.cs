using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>Sequences of model tokens → one vector each, many in one decode, in a context that is made once. One thread at a time.</summary>
internal sealed unsafe class SequenceEncoder : IDisposable
{
    private readonly int[] _tokens;
    private readonly int[] _positions;
    private readonly int[] _counts;
    private readonly int[] _numbers;
    private readonly nint[] _sequences;
    private readonly byte[] _outputs;
    private readonly bool _encodes;
    private readonly LlamaModel _model;
    private nint _context;

    public SequenceEncoder(LlamaModel model, SequenceShape shape)
    {
        (_model, Shape) = (model, shape);
        LlamaLog.Clear();
        _context = Llama.CreateContext(model.Handle, Parameters(shape));
        if (_context == 0)
            throw new ModelException($"The model {model.Path} cannot be made ready to embed: there may be too little memory; close other programs or take a smaller model.");
        _encodes = Llama.HasEncoder(model.Handle) && !Llama.HasDecoder(model.Handle);
        OutputLength = shape.Pooling == Embedding.Pooling.Rank ? (int)Llama.ClassifierOutputs(model.Handle) : Llama.OutputEmbeddingLength(model.Handle);
        _tokens = Pinned<int>(shape.Capacity);
        _positions = Pinned<int>(shape.Capacity);
        _counts = Pinned<int>(shape.Capacity);
        _sequences = Pinned<nint>(shape.Capacity);
        _outputs = Pinned<byte>(shape.Capacity);
        _numbers = Pinned<int>(SequenceShape.MaxSequences);
        Array.Fill(_counts, 1);
        Array.Fill(_outputs, (byte)1);
        for (var i = 0; i < _numbers.Length; i++) _numbers[i] = i;
    }

    /// <summary>How much fits.</summary>
    public SequenceShape Shape { get; }

    /// <summary>Numbers that come out for each sequence.</summary>
    public int OutputLength { get; }

    /// <summary>The outputs of up to <see cref="SequenceShape.MaxSequences"/> sequences that fit into one decode together.</summary>
    /// <exception cref="ModelException">The library could not compute them.</exception>
    public float[][] Encode(IReadOnlyList<int[]> sequences)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequences.Count, SequenceShape.MaxSequences);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequences.Sum(sequence => sequence.Length), Shape.Capacity);
        var batch = Fill(sequences);
        if (Llama.Memory(_context) is var memory and not 0) Llama.ClearMemory(memory, data: false);
        var result = _encodes ? Llama.Encode(_context, batch) : Llama.Decode(_context, batch);
        if (result != 0) throw new ModelException($"The model {_model.Path} could not embed (llama.cpp says {result}): there may be too little memory; try again, or take a smaller model.");
        var vectors = new float[sequences.Count][];
        for (var i = 0; i < vectors.Length; i++) vectors[i] = Output(i);
        return vectors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_context != 0) Llama.FreeContext(_context);
        _context = 0;
    }

    private static LlamaContextParams Parameters(SequenceShape shape)
    {
        var parameters = Llama.DefaultContextParams();
        var capacity = (uint)shape.Capacity;
        (parameters.ContextTokens, parameters.BatchTokens, parameters.MicroBatchTokens) = (capacity, capacity, capacity);
        (parameters.MaxOutputs, parameters.MaxOutputsPerSequence, parameters.MaxSequences) = (capacity, capacity, SequenceShape.MaxSequences);
        (parameters.Threads, parameters.BatchThreads) = (shape.ThreadCount, shape.ThreadCount);
        (parameters.Embeddings, parameters.UnifiedKeyValues, parameters.NoPerformanceCounters) = (1, 1, 1);
        parameters.PoolingType = (int)shape.Pooling;
        return parameters;
    }

    // The arrays are pinned, so their addresses stay what they are.
    private LlamaBatch Fill(IReadOnlyList<int[]> sequences)
    {
        var place = 0;
        for (var number = 0; number < sequences.Count; number++)
        {
            sequences[number].CopyTo(_tokens, place);
            for (var position = 0; position < sequences[number].Length; position++, place++)
            {
                _positions[place] = position;
                _sequences[place] = (nint)AddressOf(_numbers) + (sizeof(int) * number);
            }
        }

        return new LlamaBatch
        {
            TokenCount = place, Tokens = AddressOf(_tokens), Positions = AddressOf(_positions),
            SequenceCounts = AddressOf(_counts), Sequences = (int**)AddressOf(_sequences), Outputs = AddressOf(_outputs),
        };
    }

    private float[] Output(int sequence)
    {
        var output = Llama.SequenceEmbedding(_context, sequence);
        return output is not null
            ? new ReadOnlySpan<float>(output, OutputLength).ToArray()
            : throw new ModelException($"The model {_model.Path} gave no vector: it is not made for embedding; name an embedding model.");
    }

    private static T[] Pinned<T>(int length) where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static T* AddressOf<T>(T[] pinned) where T : unmanaged => (T*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
