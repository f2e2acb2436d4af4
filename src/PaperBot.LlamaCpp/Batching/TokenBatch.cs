using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>The tokens of one decode, of one or many sequences, in native memory that is used again for each decode.</summary>
internal sealed unsafe class TokenBatch : IDisposable
{
    private readonly int* _numbers;
    private readonly int** _sequences;
    private readonly byte* _outputs;
    private LlamaBatch _batch;

    /// <summary>Makes room for <paramref name="capacity"/> tokens.</summary>
    internal TokenBatch(int capacity)
    {
        Capacity = capacity;
        _numbers = (int*)NativeMemory.Alloc((nuint)capacity * 4, sizeof(int));
        _sequences = (int**)NativeMemory.Alloc((nuint)capacity, (nuint)sizeof(int*));
        _outputs = (byte*)NativeMemory.Alloc((nuint)capacity, sizeof(byte));
        _batch = new LlamaBatch
        {
            Tokens = _numbers,
            Positions = _numbers + capacity,
            SequenceCounts = _numbers + (2 * capacity),
            Sequences = _sequences,
            Outputs = _outputs,
        };
        for (var i = 0; i < capacity; i++)
        {
            _batch.SequenceCounts[i] = 1;
            _sequences[i] = _numbers + (3 * capacity) + i;
        }
    }

    /// <summary>How many tokens fit.</summary>
    internal int Capacity { get; }

    /// <summary>How many tokens there are.</summary>
    internal int Count => _batch.TokenCount;

    /// <summary>What the library reads; valid until the batch changes.</summary>
    internal LlamaBatch Native => _batch;

    /// <summary>Begins anew.</summary>
    internal void Clear() => _batch.TokenCount = 0;

    /// <summary>Adds a token and returns its index; what follows it is computed only when it is an <paramref name="output"/>.</summary>
    internal int Add(int token, int position, int sequence, bool output)
    {
        var index = _batch.TokenCount++;
        _batch.Tokens[index] = token;
        _batch.Positions[index] = position;
        *_batch.Sequences[index] = sequence;
        _batch.Outputs[index] = output ? (byte)1 : (byte)0;
        return index;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_numbers);
        NativeMemory.Free(_sequences);
        NativeMemory.Free(_outputs);
    }
}
