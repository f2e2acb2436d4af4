using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PaperBot.App.Hosting;

/// <summary>Metrics as Prometheus reads them, collected whenever they are asked for.</summary>
internal sealed class PrometheusReader : IDisposable
{
    private readonly Lock _turn = new();
    private readonly TextExporter _exporter = new();

    public PrometheusReader() => Reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    /// <summary>What the meters' provider has to be told of.</summary>
    public BaseExportingMetricReader Reader { get; }

    /// <summary>All metrics as they stand.</summary>
    public string Read()
    {
        lock (_turn)
        {
            _exporter.Text = "";
            _exporter.Collect?.Invoke(Timeout.Infinite);
            return _exporter.Text;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _exporter.Dispose();
    }

    /// <summary>Metrics of one collection → text.</summary>
    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        /// <inheritdoc/>
        public Func<int, bool>? Collect { get; set; }

        /// <summary>What came of the last collection.</summary>
        public string Text { get; set; } = "";

        /// <inheritdoc/>
        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new PrometheusText();
            foreach (var metric in batch) text.Add(metric);
            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}
