using System.Globalization;
using System.Text;
using System.Text.Json;
using PaperBot.Benchmarks.Scale;

namespace PaperBot.Benchmarks.ReEmbedding;

/// <summary>Moves a large library to a made-up model, killed half-way once, and back, while another process searches it; prints one table.</summary>
internal static class ReEmbedRun
{
    public const string MoveVerb = "re-embed-move";
    public const string SearchVerb = "re-embed-search";

    public static async Task<int> RunAsync(ScaleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Corpus))
        {
            await output.WriteLineAsync($"There is no corpus at '{options.Corpus}'; name one with --corpus FILE.".AsMemory(), cancellationToken);
            return 1;
        }

        foreach (var size in options.Sizes) await output.WriteAsync(Table(await MeasureAsync(options.Corpus, size, cancellationToken)).AsMemory(), cancellationToken);
        return 0;
    }

    private static async Task<IReadOnlyList<ReEmbedStage>> MeasureAsync(string corpus, int size, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-re-embed-");
        try
        {
            var (index, queries) = (Path.Combine(folder.FullName, "papers.db"), Path.Combine(folder.FullName, "queries.json"));
            await ScaleRun.ChildAsync([ScaleRun.IngestVerb, corpus, $"{size}", index], cancellationToken);
            await File.WriteAllTextAsync(queries, JsonSerializer.Serialize(await ScaleMeasurement.QueriesAsync(corpus, size, cancellationToken)), cancellationToken);
            return
            [
                await StageAsync("at rest", queries, index, () => RestAsync(cancellationToken), cancellationToken),
                await StageAsync("to a model, killed half-way", queries, index, () => MoveAsync(index, toModel: true, size / 2, cancellationToken), cancellationToken),
                await StageAsync("the same again to its end", queries, index, () => MoveAsync(index, toModel: true, int.MaxValue, cancellationToken), cancellationToken),
                await StageAsync("back to the built-in one", queries, index, () => MoveAsync(index, toModel: false, int.MaxValue, cancellationToken), cancellationToken),
                await StageAsync("to the model once more", queries, index, () => MoveAsync(index, toModel: true, int.MaxValue, cancellationToken), cancellationToken),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MoveFigures?> RestAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        return null;
    }

    private static async Task<ReEmbedStage> StageAsync(string name, string queries, string index, Func<Task<MoveFigures?>> run, CancellationToken cancellationToken)
    {
        using var searcher = ScaleRun.Start([SearchVerb, queries, index]);
        await searcher.StandardOutput.ReadLineAsync(cancellationToken);
        var move = await run();
        searcher.StandardInput.Close();
        var waits = JsonSerializer.Deserialize<SearchWait[]>((await searcher.StandardOutput.ReadLineAsync(cancellationToken))!)!;
        var peak = double.Parse((await searcher.StandardOutput.ReadLineAsync(cancellationToken))!, CultureInfo.InvariantCulture);
        await searcher.WaitForExitAsync(cancellationToken);
        return new ReEmbedStage(name, move, waits, new FileInfo(index).Length / 1e6, peak);
    }

    /// <summary>Runs a move in a process of its own, which is killed once it has stored so many vectors.</summary>
    private static async Task<MoveFigures?> MoveAsync(string index, bool toModel, int killedAfter, CancellationToken cancellationToken)
    {
        using var child = ScaleRun.Start([MoveVerb, index, $"{toModel}"]);
        while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith('{')) return JsonSerializer.Deserialize<MoveFigures>(line);
            if (int.Parse(line[ReEmbedMeasurement.Embedding.Length..], CultureInfo.InvariantCulture) < killedAfter) continue;
            child.Kill();
            await child.WaitForExitAsync(cancellationToken);
            return null;
        }

        throw new InvalidOperationException("The move failed.");
    }

    private static string Table(IReadOnlyList<ReEmbedStage> stages)
    {
        var table = new StringBuilder("| stage | papers embedded | s | in force after the last vector, s | peak, MB | searches | p50 / longest wait, ms | longest at the change, ms | searcher's peak, MB | file, MB |\n| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var stage in stages)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {stage.Name} | {stage.Move?.Embedded:N0} | {stage.Move?.Seconds:N1} | {(stage.Move is { } move ? (move.ActivationEnded - move.ActivationBegan).TotalSeconds : null):N1} | {stage.Move?.PeakMegabytes:N0} ");
            table.AppendLine(CultureInfo.InvariantCulture, $"| {stage.Waits.Count:N0} | {stage.Median:N0} / {stage.Longest:N0} | {stage.LongestAtActivation:N0} | {stage.SearcherPeakMegabytes:N0} | {stage.FileMegabytes:N1} |");
        }

        return table.ToString();
    }
}
