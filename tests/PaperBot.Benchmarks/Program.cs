using BenchmarkDotNet.Running;
using PaperBot.Benchmarks.Digests;
using PaperBot.Benchmarks.Discord;
using PaperBot.Benchmarks.Llama;
using PaperBot.Benchmarks.Qdrant;
using PaperBot.Benchmarks.ReEmbedding;
using PaperBot.Benchmarks.Scale;
using PaperBot.LlamaCpp.Sequences;

switch (args)
{
    case ["llama-embedding", .. var options]:
        var threads = options is [var first, ..] ? int.Parse(first) : Environment.ProcessorCount;
        await EmbeddingRun.RunAsync(Console.Out, threads, options is [_, var tokens] ? int.Parse(tokens) : SequenceShape.DefaultBatchTokens(onGpu: false), CancellationToken.None);
        return 0;
    case ["scale", .. var options]: return await ScaleRun.RunAsync(ScaleOptions.Parse(options), Console.Out, CancellationToken.None);
    case [ScaleRun.IngestVerb, var corpus, var size, var index]:
        return await ScaleMeasurement.IngestAsync(corpus, int.Parse(size), index, Console.Out, CancellationToken.None);
    case [ScaleRun.AskVerb, var queries, var index]:
        return await ScaleMeasurement.AskAsync(queries, index, Console.Out, CancellationToken.None);
    case [ScaleRun.GrowVerb, var corpus, var size, var queries, var index]:
        return await ScaleMeasurement.PrintAsync(await ScaleGrowth.RunAsync(corpus, int.Parse(size), queries, index, CancellationToken.None), Console.Out, CancellationToken.None);
    case ["qdrant-points", .. var options]:
        await PointSizes.RunAsync(ScaleOptions.Parse(options), Console.Out, CancellationToken.None);
        return 0;
    case ["re-embed", .. var options]: return await ReEmbedRun.RunAsync(ScaleOptions.Parse(["--sizes", "51959", .. options]), Console.Out, CancellationToken.None);
    case [ReEmbedRun.MoveVerb, var index, var toModel]: return await ReEmbedMeasurement.MoveAsync(index, bool.Parse(toModel), Console.Out, CancellationToken.None);
    case [ReEmbedRun.SearchVerb, var queries, var index]:
        return await ReEmbedMeasurement.SearchAsync(queries, index, Console.In, Console.Out, CancellationToken.None);
    case ["qdrant", .. var options]: return await QdrantRun.RunAsync(ScaleOptions.Parse(options), Console.Out, CancellationToken.None);
    case [QdrantRun.IngestVerb, var url, var corpus, var size]: return await QdrantMeasurement.IngestAsync(url, corpus, int.Parse(size), Console.Out, CancellationToken.None);
    case [QdrantRun.AskVerb, var url, var queries]: return await QdrantMeasurement.AskAsync(url, queries, Console.Out, CancellationToken.None);
    case ["discord", .. var corpus]:
        await AcknowledgementRun.RunAsync(corpus is [var papers] ? papers : BotProcess.DefaultCorpus, Console.Out, CancellationToken.None);
        return 0;
    case ["discord-faults", .. var count]:
        await FaultRun.RunAsync(BotProcess.DefaultCorpus, count is [var interactions] ? int.Parse(interactions) : 10_000, Console.Out, CancellationToken.None);
        return 0;
    case ["digests", .. var sizes]:
        await DigestRun.RunAsync(sizes is [var subscriptions, ..] ? int.Parse(subscriptions) : 10_000, sizes is [_, var news, ..] ? int.Parse(news) : 1_000, sizes is [_, _, var papers] ? papers : DigestRun.DefaultCorpus, Console.Out, CancellationToken.None);
        return 0;
    case ["llama", .. var options]: return await LlamaRun.RunAsync(WritingOptions.Parse(options), Console.Out, CancellationToken.None);
}

BenchmarkSwitcher.FromAssembly(typeof(ScaleRun).Assembly).Run(args);
return 0;
