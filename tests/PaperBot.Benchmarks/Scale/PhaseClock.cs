using System.Diagnostics;
using PaperBot.Indexing;

namespace PaperBot.Benchmarks.Scale;

/// <summary>Notes when an ingest came to each of its stages.</summary>
internal sealed class PhaseClock : IProgress<IngestProgress>
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<IngestStage, double> _seconds = [];

    public void Report(IngestProgress value)
    {
        lock (_seconds) _seconds.TryAdd(value.Stage, Stopwatch.GetElapsedTime(_started).TotalSeconds);
    }

    /// <summary>Seconds from the start until <paramref name="stage"/> was first reported.</summary>
    public double Until(IngestStage stage)
    {
        lock (_seconds) return _seconds.GetValueOrDefault(stage);
    }
}
