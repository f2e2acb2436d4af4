using System.Diagnostics;
using System.Text.Json;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Sqlite;
using PaperBot.Text;

namespace PaperBot.Benchmarks.Scale;

/// <summary>What a child process measures; it prints its figures as JSON.</summary>
internal static class ScaleMeasurement
{
    private const int Queries = 200;
    private const int WarmUp = 20;

    /// <summary>Ingests <paramref name="size"/> papers into a new index at <paramref name="path"/>.</summary>
    public static async Task<int> IngestAsync(string corpus, int size, string path, TextWriter output, CancellationToken cancellationToken)
    {
        IngestReport report;
        var phases = new PhaseClock();
        await using (var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken))
        {
            report = await new Ingest(index, TimeProvider.System).RunAsync(ScaleCorpus.ReadAsync(corpus, size, cancellationToken), phases, cancellationToken);
        }

        return await PrintAsync(
            new ScaleFigures
            {
                Papers = report.Read,
                IngestSeconds = report.Elapsed.TotalSeconds,
                ReadingSeconds = phases.Until(IngestStage.Fitting),
                FittingSeconds = phases.Until(IngestStage.Embedding) - phases.Until(IngestStage.Fitting),
                IngestPeakMegabytes = PeakMegabytes(),
                FileMegabytes = new FileInfo(path).Length / 1e6,
            },
            output, cancellationToken);
    }

    /// <summary>Opens the index at <paramref name="path"/> and asks it; the first search comes before anything else has run.</summary>
    public static async Task<int> AskAsync(string queriesFile, string path, TextWriter output, CancellationToken cancellationToken)
    {
        var queries = JsonSerializer.Deserialize<ScaleQueries>(await File.ReadAllTextAsync(queriesFile, cancellationToken))!;
        var started = Stopwatch.GetTimestamp();
        await using var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken);
        var asker = new ScaleAsker(index);
        await asker.SearchAsync(queries.WordPairs[0], cancellationToken);
        var startUp = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var firstCorrection = await TimeAsync("a missspeled qestion", asker.SearchAsync, cancellationToken);
        var firstTitle = await TimeAsync(queries.MisspelledTitles[0], asker.FindTitleAsync, cancellationToken);
        string[] mixed = [.. queries.Titles, .. queries.WordPairs];
        return await PrintAsync(
            new ScaleFigures
            {
                StartUp = startUp,
                FirstCorrection = firstCorrection,
                FirstTitle = firstTitle,
                Index = await TimeAsync(await IndexQueriesAsync(index, queries.Titles, cancellationToken), index.SearchAsync, cancellationToken),
                Search = await TimeAsync(mixed, asker.SearchAsync, cancellationToken),
                SearchByTwo = await TimeTwoAsync(mixed, asker.SearchAsync, cancellationToken),
                Filtered = await TimeAsync(queries.Filtered, asker.SearchAsync, cancellationToken),
                LongSearch = await TimeAsync(queries.Abstracts, asker.SearchAsync, cancellationToken),
                Completion = await TimeAsync(queries.Completions, asker.FindTitleAsync, cancellationToken),
                Title = await TimeAsync(queries.MisspelledTitles, asker.FindTitleAsync, cancellationToken),
                Ask = await TimeAsync(mixed, asker.AskAsync, cancellationToken),
                AskPeakMegabytes = PeakMegabytes(),
            },
            output, cancellationToken);
    }

    /// <summary>Questions made from <paramref name="size"/> papers of the corpus.</summary>
    public static Task<ScaleQueries> QueriesAsync(string corpus, int size, CancellationToken cancellationToken) =>
        ScaleQueries.ReadAsync(ScaleCorpus.ReadAsync(corpus, size, cancellationToken), size, Queries, cancellationToken);

    public static async Task<List<IndexQuery>> IndexQueriesAsync(IPaperIndex index, IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        var active = await new CorpusEmbedding(index).GetAsync(cancellationToken);
        var vectors = await active!.Generator.GenerateAsync(titles, cancellationToken: cancellationToken);
        return [.. titles.Zip(vectors, (title, vector) => Query(title, vector.Vector, active.Profile))];
    }

    private static IndexQuery Query(string text, ReadOnlyMemory<float> vector, EmbeddingProfile profile) => new()
    {
        Terms = [.. TermAnalyzer.Terms(text).Distinct().Select(term => new WeightedTerm(term))],
        Vector = vector,
        Embedding = profile,
        Limit = 100,
    };

    private static async Task<double[]> TimeAsync<T>(IReadOnlyList<T> questions, Func<T, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        foreach (var question in questions.Take(WarmUp)) await run(question, cancellationToken);
        var elapsed = new List<double>();
        foreach (var question in questions) elapsed.Add(await TimeAsync(question, run, cancellationToken));
        return [.. elapsed.Order()];
    }

    /// <summary>The same with two that ask at a time.</summary>
    private static async Task<double[]> TimeTwoAsync<T>(IReadOnlyList<T> questions, Func<T, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var askers = Enumerable.Range(0, 2).Select(asker => Task.Run(
            () => TimeAsync([.. questions.Where((_, place) => place % 2 == asker)], run, cancellationToken), cancellationToken));
        return [.. (await Task.WhenAll(askers)).SelectMany(elapsed => elapsed).Order()];
    }

    private static async Task<double> TimeAsync<T>(T question, Func<T, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await run(question, cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Most memory that this process has had.</summary>
    public static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    public static async Task<int> PrintAsync(ScaleFigures figures, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(JsonSerializer.Serialize(figures).AsMemory(), cancellationToken);
        return 0;
    }
}
