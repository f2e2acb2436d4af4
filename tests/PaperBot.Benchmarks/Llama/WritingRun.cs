using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.TestModels;

namespace PaperBot.Benchmarks.Llama;

/// <summary>
/// Writing by a made-up model of half a billion weights in Q4_0: the product behind its seam against bare loops on the same library and threads. They take
/// turns within each round, so that what else the machine does hits them alike; medians over the rounds are told.
/// </summary>
internal sealed class WritingRun(LlamaChat chat, LlamaModel model, WritingOptions options)
{
    private const int Parallel = 8;
    private const int AloneTokens = 96;
    private const int TogetherTokens = 96;

    private static readonly SamplingSettings Sampling = new() { Seed = 1 };

    private int _number;

    private TimeSpan Now => options.ProcessorTime ? Process.GetCurrentProcess().TotalProcessorTime : Stopwatch.GetElapsedTime(0);

    /// <summary>Makes the model and prints the table.</summary>
    public static async Task RunAsync(WritingOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-benchmark-");
        try
        {
            var path = options.Model ?? Path.Combine(folder.FullName, "half-billion.gguf");
            if (!File.Exists(path)) LlamaTestModel.WriteRandom(path, LlamaShape.HalfBillion, WeightFormat.Q4_0, pieces: Pieces());
            var library = LlamaLibrary.Load(LlamaLibrary.FindFolder() ?? throw new InvalidOperationException("llama.cpp's libraries are missing."));
            var settings = new LlamaChatOptions { ContextTokens = 2048, ParallelSequences = Parallel, Threads = options.Threads, GpuLayers = options.GpuLayers };
            await using var chat = await LlamaChat.OpenAsync(library, path, settings, new DecodeTurns(), cancellationToken);
            using var model = LlamaModel.Load(library, path, new ModelLoadOptions { GpuLayers = options.GpuLayers });
            await new WritingRun(chat, model, options).PrintAsync(output, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task PrintAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var bareAlone = new BareLoop(model, options.Threads, 1);
        using var bareTogether = new BareLoop(model, options.Threads, Parallel);
        List<WritingRound> rounds = [];
        for (var round = -1; round < options.Rounds; round++)
        {
            var measured = new WritingRound(
                await AloneAsync(cancellationToken),
                Bare(bareAlone, 1, AloneTokens),
                await TogetherAsync(cancellationToken),
                Bare(bareTogether, Parallel, TogetherTokens),
                await FirstTokenAsync(shared: false, cancellationToken),
                await FirstTokenAsync(shared: true, cancellationToken));
            if (round >= 0) rounds.Add(measured);
        }

        await output.WriteLineAsync(Table(rounds));
    }

    private string Table(List<WritingRound> rounds)
    {
        return string.Create(CultureInfo.InvariantCulture, $"""
            threads {options.Threads}, {options.Rounds} rounds, {(options.ProcessorTime ? "processor time" : "time of day")}, medians (least to most of the ratios)

            | | PaperBot | bare loop | ratio | goal |
            |---|--:|--:|--:|--:|
            | one request, tokens/s | {Median(rounds, round => round.Alone):0.0} | {Median(rounds, round => round.BareAlone):0.0} | {Ratio(rounds, round => round.Alone / round.BareAlone)} | ≥ 0.97 |
            | eight at once, tokens/s | {Median(rounds, round => round.Together):0.0} | {Median(rounds, round => round.BareTogether):0.0} | {Ratio(rounds, round => round.Together / round.BareTogether)} | ≥ 0.95 |
            | eight at once to one request | | | {Ratio(rounds, round => round.Together / round.Alone)} | ≥ 2 |
            | first token of 1,000 in the prompt, ms: nothing held, 800 held | {Median(rounds, round => round.FirstToken * 1000):0} | {Median(rounds, round => round.FirstTokenShared * 1000):0} | {Ratio(rounds, round => round.FirstTokenShared / round.FirstToken)} | ≤ 0.3 |
            """);
    }

    // Each request begins with another number, so that nothing of it is held.
    private async Task<double> AloneAsync(CancellationToken cancellationToken)
    {
        var began = Now;
        var tokens = await WriteAsync(Prompt(32), AloneTokens, cancellationToken);
        return tokens / (Now - began).TotalSeconds;
    }

    private async Task<double> TogetherAsync(CancellationToken cancellationToken)
    {
        var prompts = Enumerable.Range(0, Parallel).Select(_ => Prompt(32)).ToList();
        var began = Now;
        var tokens = await Task.WhenAll(prompts.Select(prompt => WriteAsync(prompt, TogetherTokens, cancellationToken)));
        return tokens.Sum() / (Now - began).TotalSeconds;
    }

    private double Bare(BareLoop bare, int sequences, int tokens)
    {
        var template = ChatTemplate.Of(model, null);
        var prompts = Enumerable.Range(0, sequences).Select(_ => Prompt(32)).ToList();
        var began = Now;
        var written = bare.Write([.. prompts.Select(prompt => template.Encode([new ChatMessage(ChatRole.User, prompt)]))], tokens, Sampling);
        return written / (Now - began).TotalSeconds;
    }

    private async Task<double> FirstTokenAsync(bool shared, CancellationToken cancellationToken)
    {
        var common = Prompt(800);
        if (shared) await WriteAsync(common, 1, cancellationToken);
        var began = Now;
        await WriteAsync(common + Prompt(170), 1, cancellationToken);
        return (Now - began).TotalSeconds;
    }

    private async Task<int> WriteAsync(string prompt, int tokens, CancellationToken cancellationToken)
    {
        var (written, question) = (0, new ChatMessage(ChatRole.User, prompt));
        await foreach (var update in chat.Client.GetStreamingResponseAsync([question], new ChatOptions { Seed = 1, MaxOutputTokens = tokens }, cancellationToken))
            written = (int)(update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details.OutputTokenCount ?? written);
        return written;
    }

    private string Prompt(int characters) => $"{++_number:0000} ".PadRight(characters, 'x');

    private static double Median(List<WritingRound> rounds, Func<WritingRound, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private static string Ratio(List<WritingRound> rounds, Func<WritingRound, double> ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{Median(rounds, ratio):0.00} ({rounds.Min(ratio):0.00}–{rounds.Max(ratio):0.00})");

    private static IEnumerable<string> Pieces() => Enumerable.Range(0, 32_000 - 358).Select(number => $" {number:x5}");
}
