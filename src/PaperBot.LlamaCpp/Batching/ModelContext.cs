using System.Globalization;
using PaperBot.LlamaCpp.Catalogue;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Batching;

/// <summary>llama.cpp's context for writing: the memory of keys and values that all sequences share, and the threads. Used by one thread at a time.</summary>
internal sealed class ModelContext : IDisposable
{
    /// <summary>The most tokens of one decode.</summary>
    internal const int BatchTokens = 512;

    private const long MostKeptBytes = 1L << 30;

    private nint _handle;

    private ModelContext(nint handle, LlamaModel model, ContextSize size)
    {
        (_handle, Model, Size) = (handle, model, size);
        IsRecurrent = Llama.IsRecurrent(model.Handle) || Llama.IsHybrid(model.Handle);
        Memory = Llama.Memory(handle);
        Cells = (int)Llama.ContextTokens(handle);
    }

    /// <summary>The model that it computes.</summary>
    internal LlamaModel Model { get; }

    /// <summary>What it was made for.</summary>
    internal ContextSize Size { get; }

    /// <summary>Tokens that fit into it altogether.</summary>
    internal int Cells { get; }

    /// <summary>Bytes that states of finished requests may take outside it.</summary>
    internal long KeptBytes => Size.KeptBytes ?? Math.Min(MostKeptBytes, CacheBytes(Model, Cells));

    /// <summary>Its memory of keys and values.</summary>
    internal nint Memory { get; }

    /// <summary>The model keeps a state instead of (or beside) keys and values; a state cannot be cut.</summary>
    internal bool IsRecurrent { get; }

    /// <summary>The native object.</summary>
    internal nint Handle => _handle;

    /// <summary>Makes a context.</summary>
    /// <exception cref="ModelException">There is not enough memory.</exception>
    internal static ModelContext Create(LlamaModel model, ContextSize size)
    {
        var bytes = CacheBytes(model, size.Cells);
        if (!Llama.SupportsGpuOffload() && bytes > MachineMemory.Read([]).TotalBytes) throw OutOfMemory(size, bytes, null);
        LlamaLog.Clear();
        var handle = Llama.CreateContext(model.Handle, Parameters(size));
        return handle != 0 ? new ModelContext(handle, model, size) : throw OutOfMemory(size, bytes, LlamaLog.Read());
    }

    /// <summary>Computes a batch: 0 done, 1 no room, negative failed. Comes back when it is computed, also on a GPU.</summary>
    internal int Decode(TokenBatch batch)
    {
        var result = Llama.Decode(_handle, batch.Native);
        if (result == 0) Llama.Synchronise(_handle);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle != 0) Llama.FreeContext(_handle);
        _handle = 0;
    }

    private static LlamaContextParams Parameters(ContextSize size)
    {
        var parameters = Llama.DefaultContextParams();
        parameters.ContextTokens = (uint)size.Cells;
        parameters.BatchTokens = BatchTokens;
        parameters.MicroBatchTokens = BatchTokens;
        parameters.MaxSequences = (uint)size.ParallelSequences;
        parameters.Threads = size.Threads;
        parameters.BatchThreads = size.Threads;
        parameters.UnifiedKeyValues = 1;
        parameters.NoPerformanceCounters = 1;
        return parameters;
    }

    // Keys and values of 16 bits for each layer and each head that has its own.
    private static long CacheBytes(LlamaModel model, int cells)
    {
        var heads = Math.Max(1, Llama.HeadCount(model.Handle));
        var width = (long)Llama.EmbeddingLength(model.Handle) / heads * Math.Max(1, Llama.KeyValueHeadCount(model.Handle));
        return 2 * sizeof(short) * width * Llama.LayerCount(model.Handle) * cells;
    }

    private static ModelException OutOfMemory(ContextSize size, long bytes, IReadOnlyList<string>? log)
    {
        var gibibytes = (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture);
        var message = $"There is not enough memory for the model's context of {size.RequestTokens} tokens for each of {size.ParallelSequences} parallel requests"
            + $" (about {gibibytes} GiB): set Model:ContextTokens or Model:ParallelSequences lower.";
        return log is null ? new ModelException(message) : new ModelException(message, new InvalidOperationException(string.Join('\n', log.TakeLast(8))));
    }
}
