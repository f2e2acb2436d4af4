using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Tests.Embedding;

/// <summary>The vectors of single tokens, straight from the library without pooling: what pooled vectors are checked against.</summary>
internal static unsafe class TokenVectors
{
    private const int NoPooling = 0;

    public static float[][] Of(LlamaModel model, int[] tokens)
    {
        var parameters = Llama.DefaultContextParams();
        (parameters.ContextTokens, parameters.BatchTokens, parameters.MicroBatchTokens) = (128, 128, 128);
        (parameters.MaxOutputs, parameters.MaxOutputsPerSequence, parameters.Embeddings, parameters.PoolingType) = (128, 128, 1, NoPooling);
        (parameters.Threads, parameters.BatchThreads) = (1, 1);
        var context = Llama.CreateContext(model.Handle, parameters);
        int[] positions = [.. Enumerable.Range(0, tokens.Length)], counts = [.. tokens.Select(_ => 1)];
        byte[] outputs = [.. tokens.Select(_ => (byte)1)];
        var zero = 0;
        var sequences = new nint[tokens.Length];
        Array.Fill(sequences, (nint)(&zero));
        fixed (int* token = tokens, position = positions, count = counts)
        fixed (byte* output = outputs)
        fixed (nint* sequence = sequences)
        {
            var batch = new LlamaBatch { TokenCount = tokens.Length, Tokens = token, Positions = position, SequenceCounts = count, Sequences = (int**)sequence, Outputs = output };
            if (Llama.Decode(context, batch) != 0) throw new InvalidOperationException("The reference could not be computed.");
        }

        var vectors = tokens.Select((_, i) => new ReadOnlySpan<float>(Llama.Embeddings(context, i), Llama.OutputEmbeddingLength(model.Handle)).ToArray()).ToArray();
        Llama.FreeContext(context);
        return vectors;
    }
}
