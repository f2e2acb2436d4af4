using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Sequences;
using LlamaApi = PaperBot.LlamaCpp.Native.Llama;

namespace PaperBot.Benchmarks.Llama;

/// <summary>The least that llama.cpp's interface needs to embed: what the product is measured against. Sequences come as tokens.</summary>
internal sealed unsafe class EmbeddingBareLoop(LlamaModel model, SequenceShape shape) : IDisposable
{
    private readonly nint _context = Create(model, (uint)shape.Capacity, SequenceShape.MaxSequences, shape.ThreadCount);

    /// <summary>Embeds in one context, as many sequences per decode as fit.</summary>
    public float Batched(IReadOnlyList<int[]> sequences)
    {
        var sum = 0f;
        for (var first = 0; first < sequences.Count;)
        {
            var (count, tokens) = (0, 0);
            while (first + count < sequences.Count && count < SequenceShape.MaxSequences && tokens + sequences[first + count].Length <= shape.BatchTokens) tokens += sequences[first + count++].Length;
            sum += Decode(_context, sequences, first, count, tokens);
            first += count;
        }

        return sum;
    }

    /// <summary>Embeds each sequence in a context of its own, as a stateless call does.</summary>
    public float ContextPerText(IReadOnlyList<int[]> sequences)
    {
        var sum = 0f;
        for (var i = 0; i < sequences.Count; i++)
        {
            var context = Create(model, (uint)shape.Capacity, 1, shape.ThreadCount);
            sum += Decode(context, sequences, i, 1, sequences[i].Length);
            LlamaApi.FreeContext(context);
        }

        return sum;
    }

    public void Dispose() => LlamaApi.FreeContext(_context);

    private static nint Create(LlamaModel model, uint tokens, uint sequences, int threads)
    {
        var parameters = LlamaApi.DefaultContextParams();
        (parameters.ContextTokens, parameters.BatchTokens, parameters.MicroBatchTokens, parameters.MaxSequences) = (tokens, tokens, tokens, sequences);
        (parameters.MaxOutputs, parameters.MaxOutputsPerSequence, parameters.Embeddings, parameters.UnifiedKeyValues) = (tokens, tokens, 1, 1);
        (parameters.Threads, parameters.BatchThreads) = (threads, threads);
        return LlamaApi.CreateContext(model.Handle, parameters);
    }

    private static float Decode(nint context, IReadOnlyList<int[]> sequences, int first, int count, int tokens)
    {
        int* token = stackalloc int[tokens], position = stackalloc int[tokens], sequenceCount = stackalloc int[tokens], number = stackalloc int[count];
        var sequence = stackalloc nint[tokens];
        var output = stackalloc byte[tokens];
        var place = 0;
        for (var i = 0; i < count; i++)
        {
            number[i] = i;
            for (var j = 0; j < sequences[first + i].Length; j++, place++)
                (token[place], position[place], sequenceCount[place], sequence[place], output[place]) = (sequences[first + i][j], j, 1, (nint)(number + i), 1);
        }

        var batch = new LlamaBatch { TokenCount = tokens, Tokens = token, Positions = position, SequenceCounts = sequenceCount, Sequences = (int**)sequence, Outputs = output };
        if (LlamaApi.Decode(context, batch) != 0) throw new InvalidOperationException("The bare loop could not decode.");
        var sum = 0f;
        for (var i = 0; i < count; i++) sum += *LlamaApi.SequenceEmbedding(context, i);
        return sum;
    }
}
