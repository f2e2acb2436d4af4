using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PaperBot.App.Hosting;

/// <summary>
/// Metrics → Prometheus's text format 0.0.4: counters end in <c>_total</c>, units in the name, histograms with cumulative buckets. What would grow without
/// bound is cut off.
/// </summary>
internal sealed class PrometheusText
{
    /// <summary>Characters beyond which no more metrics are added.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    private const int MostLabelCharacters = 200;

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds one metric with all its points.</summary>
    public void Add(Metric metric)
    {
        var kind = KindOf(metric.MetricType);
        if (kind is null || _text.Length > MostCharacters) return;
        var name = NameOf(metric, kind);
        if (!_names.Add(name)) return;
        if (metric.Description.Length > 0) _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description, quotes: false)).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (_text.Length > MostCharacters) return;
            var labels = LabelsOf(point.Tags);
            if (kind == "histogram") AddHistogram(name, labels, point);
            else AddSample(name, labels, ValueOf(metric.MetricType, point));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A name with nothing in it that Prometheus does not allow.</summary>
    internal static string Name(string name) =>
        string.Concat(name.Select((sign, index) => char.IsAsciiLetter(sign) || sign == '_' || (index > 0 && char.IsAsciiDigit(sign)) ? sign : '_'));

    /// <summary>Text of a label or a description, escaped.</summary>
    internal static string Escape(string text, bool quotes)
    {
        var cut = text.Length <= MostLabelCharacters ? text : text[..MostLabelCharacters];
        var escaped = cut.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private void AddHistogram(string name, string labels, in MetricPoint point)
    {
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : Number(bucket.ExplicitBound);
            AddSample($"{name}_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", count);
        }

        AddSample($"{name}_sum", labels, point.GetHistogramSum());
        AddSample($"{name}_count", labels, point.GetHistogramCount());
    }

    private void AddSample(string name, string labels, double value)
    {
        _text.Append(name);
        if (labels.Length > 0) _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string LabelsOf(ReadOnlyTagCollection tags)
    {
        var labels = new List<string>();
        foreach (var tag in tags) labels.Add($"{Name(tag.Key)}=\"{Escape(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "", quotes: true)}\"");
        return string.Join(',', labels);
    }

    private static string NameOf(Metric metric, string kind)
    {
        var name = Name(metric.Name);
        var unit = UnitOf(metric.Unit);
        if (unit.Length > 0 && !name.EndsWith($"_{unit}", StringComparison.Ordinal)) name += $"_{unit}";
        return kind == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    /// <summary>A unit in words; what stands in braces counts things and is no unit.</summary>
    private static string UnitOf(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "" or "1" => "",
        _ => unit.Contains('{', StringComparison.Ordinal) ? "" : Name(unit),
    };

    private static string? KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
