using System.Diagnostics;
using System.Text.Json;

namespace PaperBot.Benchmarks.Scale;

/// <summary>Measures each size in processes of its own, one that ingests and one that asks, and prints one table.</summary>
internal static class ScaleRun
{
    public const string IngestVerb = "scale-ingest";
    public const string AskVerb = "scale-ask";
    public const string GrowVerb = "scale-grow";

    public static async Task<int> RunAsync(ScaleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Corpus))
        {
            await output.WriteLineAsync($"There is no corpus at '{options.Corpus}'; name one with --corpus FILE.".AsMemory(), cancellationToken);
            return 1;
        }

        var figures = new List<ScaleFigures>();
        foreach (var size in options.Sizes) figures.Add(await MeasureAsync(options, size, cancellationToken));
        await output.WriteAsync(ScaleTable.Of(figures).AsMemory(), cancellationToken);
        return 0;
    }

    private static async Task<ScaleFigures> MeasureAsync(ScaleOptions options, int size, CancellationToken cancellationToken)
    {
        var folder = options.Folder is { } kept ? Directory.CreateDirectory(kept) : Directory.CreateTempSubdirectory("paperbot-scale-");
        try
        {
            return await MeasureAsync(options.Corpus, size, Path.Combine(folder.FullName, $"papers-{size}.db"), cancellationToken);
        }
        finally
        {
            if (!options.Keeps) folder.Delete(recursive: true);
        }
    }

    private static async Task<ScaleFigures> MeasureAsync(string corpus, int size, string index, CancellationToken cancellationToken)
    {
        var queries = Path.ChangeExtension(index, ".queries.json");
        var ingest = File.Exists(index) ? new ScaleFigures { Papers = size } : await ChildAsync([IngestVerb, corpus, $"{size}", index], cancellationToken);
        await File.WriteAllTextAsync(queries, JsonSerializer.Serialize(await ScaleMeasurement.QueriesAsync(corpus, size, cancellationToken)), cancellationToken);
        var ask = await ChildAsync([AskVerb, queries, index], cancellationToken);
        var grow = await ChildAsync([GrowVerb, corpus, $"{size}", queries, index], cancellationToken);
        return ask with
        {
            Papers = ingest.Papers,
            IngestSeconds = ingest.IngestSeconds,
            ReadingSeconds = ingest.ReadingSeconds,
            FittingSeconds = ingest.FittingSeconds,
            IngestPeakMegabytes = ingest.IngestPeakMegabytes,
            FileMegabytes = ingest.FileMegabytes,
            GrowthSeconds = grow.GrowthSeconds,
            SearchInGrowth = grow.SearchInGrowth,
            CompletionInGrowth = grow.CompletionInGrowth,
            GrowthPeakMegabytes = grow.GrowthPeakMegabytes,
        };
    }

    /// <summary>Runs this program once more and reads the figures that it prints.</summary>
    public static Task<ScaleFigures> ChildAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => ChildAsync<ScaleFigures>(arguments, cancellationToken);

    /// <inheritdoc cref="ChildAsync(IReadOnlyList{string}, CancellationToken)"/>
    public static async Task<T> ChildAsync<T>(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var child = Start(arguments);
        var printed = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(printed)!
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' failed with exit code {child.ExitCode}.");
    }

    /// <summary>Starts this program once more.</summary>
    public static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ScaleRun).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
