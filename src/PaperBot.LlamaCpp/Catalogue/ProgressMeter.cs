namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Tells how far a file is, at most five times a second, with the pace of the last seconds.</summary>
internal sealed class ProgressMeter(IProgress<DownloadProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<(long Stamp, long Bytes)> _samples = new();
    private DownloadStage _stage;
    private long? _total;
    private long _lastReport;

    /// <summary>A stage begins at <paramref name="done"/> bytes.</summary>
    public void Begin(DownloadStage stage, long done, long? total)
    {
        (_stage, _total) = (stage, total);
        _samples.Clear();
        _samples.Enqueue((time.GetTimestamp(), done));
        Report(done, 0);
    }

    /// <summary>The file is at <paramref name="done"/> bytes.</summary>
    public void Advance(long done)
    {
        if (progress is null) return;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_lastReport, now) < Pause && done != _total) return;
        while (_samples.Count > 1 && time.GetElapsedTime(_samples.Peek().Stamp, now) > Window) _samples.Dequeue();
        var (stamp, bytes) = _samples.Peek();
        _samples.Enqueue((now, done));
        var seconds = time.GetElapsedTime(stamp, now).TotalSeconds;
        Report(done, seconds > 0 ? (done - bytes) / seconds : 0);
    }

    private void Report(long done, double bytesPerSecond)
    {
        _lastReport = time.GetTimestamp();
        progress?.Report(new DownloadProgress(_stage, done, _total, bytesPerSecond));
    }
}
