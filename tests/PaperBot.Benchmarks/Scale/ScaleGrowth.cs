using System.Diagnostics;
using System.Text.Json;
using PaperBot.Indexing;
using PaperBot.Sqlite;

namespace PaperBot.Benchmarks.Scale;

/// <summary>Adds papers to a library while somebody asks and somebody types titles, as in a bot that is at work.</summary>
internal static class ScaleGrowth
{
    private const int Papers = 500;
    private const int WarmUp = 20;

    public static async Task<ScaleFigures> RunAsync(string corpus, int size, string queriesFile, string path, CancellationToken cancellationToken)
    {
        var queries = JsonSerializer.Deserialize<ScaleQueries>(await File.ReadAllTextAsync(queriesFile, cancellationToken))!;
        var added = await ScaleCorpus.ReadAsync(corpus, size + Papers, cancellationToken).Skip(size).ToListAsync(cancellationToken);
        await using var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken);
        var asker = new ScaleAsker(index);
        foreach (var text in queries.WordPairs.Take(WarmUp)) await asker.SearchAsync(text, cancellationToken);
        foreach (var text in queries.MisspelledTitles.Take(WarmUp)) await asker.FindTitleAsync(text, cancellationToken);
        using var done = new CancellationTokenSource();
        var searches = Task.Run(() => AskOnAsync(queries.Titles, asker.SearchAsync, done.Token, cancellationToken), cancellationToken);
        var completions = Task.Run(() => AskOnAsync(queries.Completions, asker.FindTitleAsync, done.Token, cancellationToken), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await new Ingest(index, TimeProvider.System).RunAsync(added.ToAsyncEnumerable(), null, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        // What comes right after the last write waits for what that write made stale, so one more of each is asked.
        await done.CancelAsync();
        return new ScaleFigures
        {
            GrowthSeconds = seconds,
            SearchInGrowth = await searches,
            CompletionInGrowth = await completions,
            GrowthPeakMegabytes = ScaleMeasurement.PeakMegabytes(),
        };
    }

    private static async Task<double[]> AskOnAsync(
        IReadOnlyList<string> texts, Func<string, CancellationToken, Task> ask, CancellationToken done, CancellationToken cancellationToken)
    {
        var elapsed = new List<double>();
        for (var (i, isLast) = (0, false); !isLast; i++)
        {
            isLast = done.IsCancellationRequested;
            var started = Stopwatch.GetTimestamp();
            await ask(texts[i % texts.Count], cancellationToken);
            elapsed.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. elapsed.Order()];
    }
}
