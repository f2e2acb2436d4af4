using BenchmarkDotNet.Running;
using PaperBot.Benchmarks.Llama;
using PaperBot.Benchmarks.Scale;

switch (args)
{
    case ["llama-embedding"]:
        await EmbeddingRun.RunAsync(Console.Out, threads: Environment.ProcessorCount, CancellationToken.None);
        return 0;
    case ["llama-embedding", var threads]:
        await EmbeddingRun.RunAsync(Console.Out, int.Parse(threads), CancellationToken.None);
        return 0;
    case ["scale", .. var options]: return await ScaleRun.RunAsync(ScaleOptions.Parse(options), Console.Out, CancellationToken.None);
    case [ScaleRun.IngestVerb, var corpus, var size, var index]:
        return await ScaleMeasurement.IngestAsync(corpus, int.Parse(size), index, Console.Out, CancellationToken.None);
    case [ScaleRun.AskVerb, var queries, var index]:
        return await ScaleMeasurement.AskAsync(queries, index, Console.Out, CancellationToken.None);
    case ["llama", .. var options]: return await LlamaRun.RunAsync(WritingOptions.Parse(options), Console.Out, CancellationToken.None);
}

BenchmarkSwitcher.FromAssembly(typeof(ScaleRun).Assembly).Run(args);
return 0;
