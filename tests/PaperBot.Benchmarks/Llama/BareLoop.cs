using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sampling;
using LlamaApi = PaperBot.LlamaCpp.Native.Llama;

namespace PaperBot.Benchmarks.Llama;

/// <summary>The least that llama.cpp's interface needs to write: what the product is measured against.</summary>
internal sealed class BareLoop(LlamaModel model, int threads, int sequences) : IDisposable
{
    private readonly nint _context = Create(model, threads, sequences);
    private readonly TokenBatch _batch = new(ModelContext.BatchTokens);

    /// <summary>Writes behind each prompt, all in one batch, and returns how many tokens were written.</summary>
    public int Write(IReadOnlyList<int[]> prompts, int tokens, SamplingSettings sampling)
    {
        LlamaApi.ClearMemory(LlamaApi.Memory(_context), data: false);
        var samplers = prompts.Select(_ => new SamplerChain(model, sampling)).ToList();
        var last = ReadPrompts(prompts);
        var (next, written) = (new int[prompts.Count], 0);
        for (var step = 0; step < tokens; step++)
        {
            for (var sequence = 0; sequence < prompts.Count; sequence++)
            {
                next[sequence] = samplers[sequence].Choose(_context, last[sequence]);
                written++;
            }

            if (step == tokens - 1) break;
            _batch.Clear();
            for (var sequence = 0; sequence < prompts.Count; sequence++) last[sequence] = _batch.Add(next[sequence], prompts[sequence].Length + step, sequence, output: true);
            Decode();
        }

        foreach (var sampler in samplers) sampler.Dispose();
        return written;
    }

    public void Dispose()
    {
        _batch.Dispose();
        LlamaApi.FreeContext(_context);
    }

    private static nint Create(LlamaModel model, int threads, int sequences)
    {
        var parameters = LlamaApi.DefaultContextParams();
        (parameters.ContextTokens, parameters.BatchTokens, parameters.MicroBatchTokens) = (4096, ModelContext.BatchTokens, ModelContext.BatchTokens);
        (parameters.MaxSequences, parameters.UnifiedKeyValues) = ((uint)sequences, 1);
        (parameters.Threads, parameters.BatchThreads) = (threads, threads);
        return LlamaApi.CreateContext(model.Handle, parameters);
    }

    private int[] ReadPrompts(IReadOnlyList<int[]> prompts)
    {
        var last = new int[prompts.Count];
        _batch.Clear();
        for (var sequence = 0; sequence < prompts.Count; sequence++)
        {
            var prompt = prompts[sequence];
            for (var position = 0; position < prompt.Length; position++) last[sequence] = _batch.Add(prompt[position], position, sequence, position == prompt.Length - 1);
        }

        Decode();
        return last;
    }

    private void Decode()
    {
        if (LlamaApi.Decode(_context, _batch.Native) != 0) throw new InvalidOperationException("The bare loop could not decode.");
    }
}
