using System.Globalization;
using System.Text;

namespace PaperBot.Benchmarks.Scale;

/// <summary>The figures as a table in Markdown.</summary>
internal static class ScaleTable
{
    public static string Of(IReadOnlyList<ScaleFigures> figures)
    {
        var table = new StringBuilder();
        Row("papers", figure => $"{figure.Papers:N0}");
        Row("---", _ => $"--:");
        Row("ingest, s", figure => $"{figure.IngestSeconds:N1}");
        Row("reading and storing / fitting / embedding, s", Stages);
        Row("ingest, papers/s", figure => $"{figure.Papers / figure.IngestSeconds:N0}");
        Row("ingest, peak memory, MB", figure => $"{figure.IngestPeakMegabytes:N0}");
        Row("file, MB", figure => $"{figure.FileMegabytes:N1}");
        Row("start-up: open and first search, ms", figure => $"{figure.StartUp:N0}");
        Row("first search with a typing error / first title, ms", figure => $"{figure.FirstCorrection:N0} / {figure.FirstTitle:N0}");
        Row("index alone: one query p50 / p95 / p99, ms", figure => Percentiles(figure.Index));
        Row("search p50 / p95 / p99, ms", figure => Percentiles(figure.Search));
        Row("search by two at a time p50 / p95 / p99, ms", figure => Percentiles(figure.SearchByTwo));
        Row("search with a filter p50 / p95 / p99, ms", figure => Percentiles(figure.Filtered));
        Row("search by a whole abstract p50 / p95 / p99, ms", figure => Percentiles(figure.LongSearch));
        Row("title begun p50 / p95 / p99, ms", figure => Percentiles(figure.Completion));
        Row("title with a typing error p50 / p95 / p99, ms", figure => Percentiles(figure.Title));
        Row("ask p50 / p95 / p99, ms", figure => Percentiles(figure.Ask));
        Row("searching and asking, peak memory, MB", figure => $"{figure.AskPeakMegabytes:N0}");
        Row("adding 500 papers, s", figure => $"{figure.GrowthSeconds:N1}");
        Row("meanwhile: search p50 / p95 / longest, ms", figure => WithLongest(figure.SearchInGrowth));
        Row("meanwhile: title begun p50 / p95 / longest, ms", figure => WithLongest(figure.CompletionInGrowth));
        Row("adding and asking, peak memory, MB", figure => $"{figure.GrowthPeakMegabytes:N0}");
        return table.ToString();

        void Row(string name, Func<ScaleFigures, FormattableString> value)
        {
            table.Append("| ").Append(name);
            foreach (var figure in figures) table.Append(" | ").Append(value(figure).ToString(CultureInfo.InvariantCulture));
            table.AppendLine(" |");
        }
    }

    private static FormattableString Stages(ScaleFigures figure) =>
        $"{figure.ReadingSeconds:N1} / {figure.FittingSeconds:N1} / {figure.IngestSeconds - figure.ReadingSeconds - figure.FittingSeconds:N1}";

    private static FormattableString Percentiles(double[] sorted) => $"{Percentile(sorted, 0.50):N1} / {Percentile(sorted, 0.95):N1} / {Percentile(sorted, 0.99):N1}";

    private static FormattableString WithLongest(double[] sorted) => $"{Percentile(sorted, 0.50):N1} / {Percentile(sorted, 0.95):N1} / {Percentile(sorted, 1):N1}";

    private static double Percentile(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
