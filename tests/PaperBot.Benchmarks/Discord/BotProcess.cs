using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PaperBot.DiscordServer;

namespace PaperBot.Benchmarks.Discord;

/// <summary>The program itself, <c>paperbot run</c>, as a child process that speaks to a Discord on loopback; killed when disposed of.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "paperbot.dll");

    /// <summary>The 479 papers of the five pages.</summary>
    public static string DefaultCorpus => Path.GetFullPath(Repository.Path("../shared/corpus/daily-papers"));

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly int _healthPort;

    private BotProcess(Process process, StreamWriter log, int healthPort) => (_process, _log, _healthPort) = (process, log, healthPort);

    /// <summary>Resident memory in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The managed heap after its last collection in megabytes, as the bot's own metrics tell.</summary>
    public async Task<double> HeapMegabytesAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri($"http://127.0.0.1:{_healthPort}/metrics"), cancellationToken);
        return metrics.Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)) / 1e6;
    }

    /// <summary>Reads papers into the library at <paramref name="data"/>.</summary>
    public static async Task IngestAsync(string data, string source, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartOf("ingest", source, "--data", data, "--quiet"))!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"Ingesting {source} failed with exit code {process.ExitCode}.");
    }

    /// <summary>Starts the bot and waits until its commands are registered; what it logs goes into <c>run.log</c> at <paramref name="data"/>.</summary>
    public static async Task<BotProcess> StartAsync(LoopbackDiscord discord, string data, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var port = FreePort();
        string[] fixedSettings =
        [
            $"Discord:Token={discord.BotToken}", $"Discord:ApiBaseUrl={discord.ApiBaseUrl}", $"Discord:GatewayUrl={discord.GatewayUrl}",
            $"Health:Url=http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "Discord:MostAtOnce=5000",
            "FairUse:UserRequestsPerMinute=100000", "FairUse:UserRequestsPerHour=100000", "FairUse:GuildRequestsPerHour=1000000",
        ];
        var start = StartOf(["run", "--data", data, .. fixedSettings.Concat(settings).SelectMany(setting => (string[])["--set", setting])]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var bot = new BotProcess(Process.Start(start)!, new StreamWriter(Path.Combine(data, "run.log")), port);
        _ = bot.CopyAsync(bot._process.StandardOutput);
        _ = bot.CopyAsync(bot._process.StandardError);
        await discord.World.WaitForCommandsAsync(TimeSpan.FromMinutes(1));
        await discord.Gateway.WaitForConnectionAsync(cancellationToken);
        await bot.WaitUntilReadyAsync(cancellationToken);
        return bot;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _log.DisposeAsync();
    }

    private static ProcessStartInfo StartOf(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_healthPort}/health/ready"), cancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new InvalidOperationException($"The bot ended with exit code {_process.ExitCode}.");
    }

    private async Task CopyAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            lock (_log) _log.WriteLine(line);
        }
    }
}
