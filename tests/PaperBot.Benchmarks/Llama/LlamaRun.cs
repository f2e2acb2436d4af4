namespace PaperBot.Benchmarks.Llama;

/// <summary>How fast local models are: the product against bare loops on the same library, and what its memory does.</summary>
internal static class LlamaRun
{
    public static async Task<int> RunAsync(WritingOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await WritingRun.RunAsync(options, output, cancellationToken);
        await output.WriteLineAsync();
        await MemoryRun.RunAsync(output, cancellationToken);
        return 0;
    }
}
