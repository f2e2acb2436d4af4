using System.Diagnostics;
using System.Text.Json;
using PaperBot.Benchmarks.Scale;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Sqlite;

namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>What the child processes measure: one moves the library, another searches it meanwhile.</summary>
internal static class ReEmbedMeasurement
{
    /// <summary>What the moving process prints while it embeds, followed by how many papers are done.</summary>
    public const string Embedding = "embedding";

    private const int SearchLimit = 10;

    /// <summary>Moves the index at <paramref name="path"/> to the made-up model, or back to the built-in embedding.</summary>
    public static async Task<int> MoveAsync(string path, bool toModel, TextWriter output, CancellationToken cancellationToken)
    {
        var configured = toModel ? ConfiguredEmbedding.Of(CountingEmbedding.Active) : ConfiguredEmbedding.BuiltIn;
        var (stored, storedAt) = (0, DateTime.UtcNow);
        var progress = new Heard(value =>
        {
            if (value.Stage != IngestStage.Embedding) return;
            (stored, storedAt) = (value.Done, DateTime.UtcNow);
            output.WriteLine($"{Embedding} {value.Done}");
        });
        var started = Stopwatch.GetTimestamp();
        await using (var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken))
        {
            await new Ingest(index, TimeProvider.System, configured).ReEmbedAsync(AsyncEnumerable.Empty<PaperRecord>(), progress, cancellationToken);
        }

        var figures = new MoveFigures
        {
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            PeakMegabytes = ScaleMeasurement.PeakMegabytes(),
            Embedded = stored,
            ActivationBegan = storedAt,
            ActivationEnded = DateTime.UtcNow,
        };
        await output.WriteLineAsync(JsonSerializer.Serialize(figures).AsMemory(), cancellationToken);
        return 0;
    }

    /// <summary>Searches as the program does until <paramref name="input"/> ends, with the model open as it would be.</summary>
    public static async Task<int> SearchAsync(string queriesFile, string path, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var queries = JsonSerializer.Deserialize<ScaleQueries>(await File.ReadAllTextAsync(queriesFile, cancellationToken))!;
        string[] texts = [.. queries.Titles, .. queries.WordPairs];
        await using var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken);
        var retriever = new Retriever(index, new CorpusEmbedding(index, ConfiguredEmbedding.Of(CountingEmbedding.Active)));
        await retriever.RetrieveAsync(QuestionParser.Parse(texts[0]), SearchLimit, cancellationToken);
        await output.WriteLineAsync("ready".AsMemory(), cancellationToken);
        var ended = Task.Run(input.ReadToEnd, cancellationToken);
        var waits = new List<SearchWait>();
        for (var i = 0; !ended.IsCompleted; i++)
        {
            var (began, started) = (DateTime.UtcNow, Stopwatch.GetTimestamp());
            await retriever.RetrieveAsync(QuestionParser.Parse(texts[i % texts.Length]), SearchLimit, cancellationToken);
            waits.Add(new SearchWait(began, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            await Task.Delay(20, cancellationToken);
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(waits).AsMemory(), cancellationToken);
        await output.WriteLineAsync($"{ScaleMeasurement.PeakMegabytes():R}".AsMemory(), cancellationToken);
        return 0;
    }

    private sealed class Heard(Action<IngestProgress> hear) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => hear(value);
    }
}
