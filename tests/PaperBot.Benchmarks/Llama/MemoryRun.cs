using System.Globalization;
using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Loading;
using PaperBot.TestModels;

namespace PaperBot.Benchmarks.Llama;

/// <summary>Memory over 2,000 requests to a tiny model, of which a third is cancelled.</summary>
internal static class MemoryRun
{
    private const int Requests = 2000;
    private const int Together = 16;

    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-benchmark-");
        try
        {
            var path = LlamaTestModel.WriteRandom(Path.Combine(folder.FullName, "tiny.gguf"), LlamaShape.Tiny, WeightFormat.Q8_0);
            var library = LlamaLibrary.Load(LlamaLibrary.FindFolder() ?? throw new InvalidOperationException("llama.cpp's libraries are missing."));
            await using var chat = await LlamaChat.OpenAsync(library, path, new LlamaChatOptions { ContextTokens = 1024, ParallelSequences = 8, Threads = 1 }, new DecodeTurns(), cancellationToken);
            await output.WriteLineAsync("| requests | resident, MB | managed, MB |\n|--:|--:|--:|");
            for (var done = 0; done < Requests; done += Together)
            {
                await Task.WhenAll(Enumerable.Range(done, Together).Select(number => AskAsync(chat.Client, number, cancellationToken)));
                if ((done + Together) % 500 < Together) await output.WriteLineAsync(Row(done + Together));
            }

        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AskAsync(IChatClient client, int number, CancellationToken cancellationToken)
    {
        var random = new Random(number);
        var leaveBehind = number % 3 == 0 ? random.Next(20) : int.MaxValue;
        var options = new ChatOptions { MaxOutputTokens = random.Next(1, 60), Seed = number };
        await foreach (var _ in client.GetStreamingResponseAsync(new string((char)('a' + (number % 26)), random.Next(1, 600)), options, cancellationToken))
        {
            if (leaveBehind-- == 0) break;
        }
    }

    private static string Row(int requests)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return string.Create(CultureInfo.InvariantCulture, $"| {requests:N0} | {Environment.WorkingSet / 1e6:0.0} | {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.0} |");
    }
}
