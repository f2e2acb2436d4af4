using System.Globalization;
using PaperBot.Indexing;

namespace PaperBot.App.Terminal;

/// <summary>How far a copy of papers is, and what it did, for people.</summary>
internal sealed class CopyView(StageBars? bars) : IProgress<CopyProgress>
{
    /// <inheritdoc/>
    public void Report(CopyProgress value) => bars?.Show(value.Stage.ToString(), value.Done, value.Total);

    /// <summary>Copies with bars where a person watches.</summary>
    public static Task<CopyReport> RunAsync(Screen screen, IndexCopy copy, bool merges, CancellationToken cancellationToken) =>
        StageBars.RunAsync(screen, bars => copy.RunAsync(merges, bars is null ? null : new CopyView(bars), cancellationToken));

    /// <summary>What was copied, and whether both sides are the same.</summary>
    public static void Show(Screen screen, CopyReport report)
    {
        var there = report.AlreadyThere > 0 ? $"{Number(report.AlreadyThere)} were there already" : "none was there before";
        screen.Line($"{Number(report.Source.Count)} papers: {Number(report.Copied)} copied, {there}; {Number(report.EmbeddingsCopied)} embeddings copied ({report.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s).");
        screen.Item("source", ($"{Number(report.Source.Count)} papers, checksum {Short(report.Source)}", ItemStyle.Plain));
        screen.Item("target", ($"{Number(report.Target.Count)} {(report.Merges ? "of its papers hold them" : "papers")}, checksum {Short(report.Target)}", ItemStyle.Plain));
        if (Difference(report) is { } difference) screen.Error(difference);
        else screen.Line(report.DifferingCount == 0 ? "Verified: both hold the same." : $"Verified: all are there; of {Number(report.DifferingCount)} the target knew more, which it keeps.");
    }

    /// <summary>What the target lacks, in one sentence with what to do next; null when it lacks nothing.</summary>
    public static string? Difference(CopyReport report)
    {
        if (report.IsVerified) return null;
        var named = string.Join(", ", report.Differing.Take(5));
        if (report.MissingCount > 0) return $"{Number(report.MissingCount)} papers are not in the target as they are in the source ({named}): the same command again completes it.";
        if (report.Target.Count != report.Source.Count && report.DifferingCount > 0)
            return $"{Number(report.DifferingCount)} papers ({named}) share one title without identifiers that tell them apart, and the target keeps those as one, with the identifiers of all. Nothing is lost, but the two sides are not the same.";
        if (report.DifferingCount > 0) return $"{Number(report.DifferingCount)} papers ({named}) differ between the two sides: was something written to the target meanwhile? The same command again compares anew.";
        return $"{Number(report.UnembeddedCount)} embeddings are missing in the target: the same command again completes it.";
    }

    /// <summary>Enough digits to compare by eye; <c>--json</c> has them all.</summary>
    private static string Short(PapersChecksum checksum) => checksum.ToString()[..16];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
