using System.Collections.Concurrent;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>Keeps what is reported, and can act on it.</summary>
internal sealed class ProgressLog(Action<DownloadProgress>? onReport = null) : IProgress<DownloadProgress>
{
    private readonly ConcurrentQueue<DownloadProgress> _reports = new();

    public IReadOnlyList<DownloadProgress> Reports => [.. _reports];

    public void Report(DownloadProgress value)
    {
        _reports.Enqueue(value);
        onReport?.Invoke(value);
    }
}
