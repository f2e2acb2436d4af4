using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// The keys and values of a finished request, outside the context: there they would cost every decode time, since attention walks over all cells in use.
/// Taking them back in is copying, which takes a thousandth of computing them.
/// </summary>
internal sealed unsafe class KeptState : IDisposable
{
    private readonly int[] _tokens;
    private byte* _data;

    private KeptState(int[] tokens, byte* data, nuint bytes)
    {
        (_tokens, Bytes) = (tokens, bytes);
        _data = data;
    }

    /// <summary>The tokens that it belongs to.</summary>
    internal ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>Its size.</summary>
    internal nuint Bytes { get; }

    /// <summary>When it was used last, in steps of a counter.</summary>
    internal long LastUse { get; set; }

    /// <summary>Takes the state of <paramref name="sequence"/>; null when it is larger than <paramref name="mostBytes"/> or cannot be had.</summary>
    internal static KeptState? Of(nint context, Sequence sequence, long mostBytes)
    {
        var size = Llama.StateSize(context, sequence.Id);
        if (size == 0 || size > (ulong)mostBytes) return null;
        var data = (byte*)NativeMemory.Alloc(size);
        if (Llama.ReadState(context, data, size, sequence.Id) == size) return new KeptState(sequence.Computed.ToArray(), data, size);
        NativeMemory.Free(data);
        return null;
    }

    /// <summary>Puts it into the context as the sequence with this number; false when it found no place.</summary>
    internal bool TryPut(nint context, int sequence) => Llama.WriteState(context, _data, Bytes, sequence) > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_data);
        _data = null;
    }
}
