using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>Our own Qdrant on loopback, in a process of its own, so that what it costs is not counted as ours; killed when disposed of.</summary>
internal sealed class LoopbackProcess : IDisposable
{
    private readonly Process _process;

    private LoopbackProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<LoopbackProcess> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "PaperBot.QdrantServer.dll"), "--port", $"{port}" }) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new LoopbackProcess(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
