using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using PaperBot.App.Hosting;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary>Metrics as Prometheus reads them.</summary>
public sealed partial class PrometheusTests : IDisposable
{
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly PrometheusReader _reader = new();
    private readonly MeterProvider _provider;

    public PrometheusTests() => _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(_reader.Reader).Build();

    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void A_counter_keeps_counting_from_one_reading_to_the_next()
    {
        var questions = _meter.CreateCounter<long>("paperbot.questions", "{question}", "Questions asked");
        questions.Add(2, new KeyValuePair<string, object?>("intent", "ask"));
        _reader.Read();
        questions.Add(1, new KeyValuePair<string, object?>("intent", "ask"));
        Assert.Equal(
            "# HELP paperbot_questions_total Questions asked\n# TYPE paperbot_questions_total counter\npaperbot_questions_total{intent=\"ask\"} 3\n", _reader.Read());
    }

    [Fact]
    public void A_gauge_tells_what_is_now()
    {
        var waiting = 7;
        _meter.CreateObservableGauge("paperbot.queue.length", () => waiting);
        _reader.Read();
        waiting = 4;
        Assert.Equal("# TYPE paperbot_queue_length gauge\npaperbot_queue_length 4\n", _reader.Read());
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_a_sum_and_a_count()
    {
        var latency = _meter.CreateHistogram("paperbot.latency", "s", "Time", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var seconds in new[] { 0.05, 0.5, 0.5, 3 }) latency.Record(seconds);
        Assert.Equal(
            """
            # HELP paperbot_latency_seconds Time
            # TYPE paperbot_latency_seconds histogram
            paperbot_latency_seconds_bucket{le="0.1"} 1
            paperbot_latency_seconds_bucket{le="1"} 3
            paperbot_latency_seconds_bucket{le="+Inf"} 4
            paperbot_latency_seconds_sum 4.05
            paperbot_latency_seconds_count 4

            """, _reader.Read());
    }

    [Fact]
    public void Any_name_label_and_value_gives_lines_that_can_be_read() =>
        Prop.ForAll<string?, string?, double>((key, text, value) =>
        {
            using var meter = new Meter($"any-{Guid.NewGuid():N}");
            using var reader = new PrometheusReader();
            using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader.Reader).Build();
            meter.CreateGauge<double>("any").Record(value, new KeyValuePair<string, object?>(string.IsNullOrEmpty(key) ? "key" : key, text));
            Assert.All(reader.Read().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(Line(), line));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Many_labels_do_not_make_the_text_endless()
    {
        for (var i = 0; i < 20; i++)
        {
            var counter = _meter.CreateCounter<int>(string.Create(CultureInfo.InvariantCulture, $"counter{i}"));
            for (var user = 0; user < 5_000; user++) counter.Add(1, new KeyValuePair<string, object?>("user", new string('u', 300) + user));
        }

        Assert.InRange(_reader.Read().Length, 1, PrometheusText.MostCharacters + 1_000);
    }

    [GeneratedRegex("^(# (HELP|TYPE) [a-zA-Z_][a-zA-Z0-9_]* .*|[a-zA-Z_][a-zA-Z0-9_]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\",?)+\\})? [-+0-9.eENaInf]+)$", RegexOptions.Singleline)]
    private static partial Regex Line();
}
