using System.Diagnostics;
using System.Globalization;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Embedding;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sequences;
using PaperBot.TestModels;

namespace PaperBot.Benchmarks.Llama;

/// <summary>
/// Embedding by a made-up bert model (12 layers of 384, Q8_0), per text: the product, a bare batched loop on the same library and threads, and a context per
/// text. The three take turns within each round, so that what else the machine does hits them alike; medians over the rounds are told.
/// </summary>
internal static class EmbeddingRun
{
    private const int Rounds = 7;
    private static readonly string[] Words = [.. from first in "bcdfghklmnprstvz" from second in "aeiou" select $"{first}{second}"];

    public static async Task RunAsync(TextWriter output, int threads, int batchTokens, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-benchmark-");
        try
        {
            var path = BertTestModel.WriteRandom(Path.Combine(folder.FullName, "bert.gguf"), WeightFormat.Q8_0, Words, width: 384, layers: 12, contextTokens: 512);
            var library = LlamaLibrary.Load(LlamaLibrary.FindFolder(Environment.GetEnvironmentVariable("PAPERBOT_Model__LibraryFolder")) ?? throw new InvalidOperationException("llama.cpp's libraries are missing."));
            var active = await LlamaEmbedding.OpenAsync(library, path, new LlamaEmbeddingOptions { Threads = threads, BatchTokens = batchTokens }, new DecodeTurns(), cancellationToken);
            using var generator = (LlamaEmbeddingGenerator)active.Generator;
            using var model = LlamaModel.Load(library, path, new ModelLoadOptions());
            await output.WriteLineAsync($"threads {threads}, {batchTokens} tokens per decode, {Rounds} rounds, medians\n\n| tokens per text | PaperBot, texts/s | bare batched loop | context per text | of the bare loop | of a context per text |\n|--:|--:|--:|--:|--:|--:|");
            foreach (var (tokens, texts) in new[] { (16, 512), (32, 256), (250, 32) })
                await output.WriteLineAsync(await RowAsync(generator, model, tokens, texts, new SequenceShape(Pooling.Mean, 512, batchTokens, threads), cancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RowAsync(LlamaEmbeddingGenerator generator, LlamaModel model, int tokens, int count, SequenceShape shape, CancellationToken cancellationToken)
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, tokens - 2).Select(_ => Words[random.Next(Words.Length)]))).ToList();
        var frame = new TextFrame(model, shape.MaxSequenceTokens);
        List<int[]> sequences = [.. texts.Select(text => frame.Encode("", text)!)];
        if (sequences.Exists(sequence => sequence.Length != tokens)) throw new InvalidOperationException("The texts have another length than was meant.");
        using var bare = new EmbeddingBareLoop(model, shape);
        var few = sequences.Take(Math.Max(8, count / 16)).ToList();
        List<double> own = [], batched = [], single = [];
        for (var round = -1; round < Rounds; round++)
        {
            var ofOwn = await TimeAsync(async () => await generator.GenerateAsync(texts, cancellationToken: cancellationToken));
            var ofBatched = await TimeAsync(() => Task.FromResult(bare.Batched(sequences)));
            var ofSingle = await TimeAsync(() => Task.FromResult(bare.ContextPerText(few)));
            if (round < 0) continue;
            own.Add(count / ofOwn);
            batched.Add(count / ofBatched);
            single.Add(few.Count / ofSingle);
        }

        var (byOwn, byBatched, bySingle) = (Median(own), Median(batched), Median(single));
        var ratio = Median([.. own.Zip(batched, (first, second) => first / second)]);
        var gain = Median([.. own.Zip(single, (first, second) => first / second)]);
        return string.Create(CultureInfo.InvariantCulture, $"| {tokens} | {byOwn:N0} | {byBatched:N0} | {bySingle:N0} | {ratio:0.00} | {gain:0.0} |");
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
