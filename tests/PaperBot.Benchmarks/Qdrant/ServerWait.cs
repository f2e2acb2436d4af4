using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>
/// How long this process waits for the answers of servers, by the runtime's own meter of HTTP requests (from sending to the answer's header). Times in which several
/// requests wait count once.
/// </summary>
internal sealed class ServerWait : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(double From, double To)> _waits = [];

    public ServerWait()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" }) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Add(seconds));
        _listener.Start();
    }

    /// <summary>Milliseconds that <paramref name="run"/> takes, and of these the part in which no server was waited for.</summary>
    public async Task<OwnShare> MeasureAsync(Func<Task> run)
    {
        lock (_lock) _waits.Clear();
        var started = Stopwatch.GetTimestamp();
        await run();
        var total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        lock (_lock) return new OwnShare(total, total - (1_000 * Covered()), _waits.Count);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(double seconds)
    {
        var now = (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        lock (_lock) _waits.Add((now - seconds, now));
    }

    private double Covered()
    {
        var (covered, end) = (0.0, double.NegativeInfinity);
        foreach (var (from, to) in _waits.Order())
        {
            covered += Math.Max(0, to - Math.Max(from, end));
            end = Math.Max(end, to);
        }

        return covered;
    }
}
