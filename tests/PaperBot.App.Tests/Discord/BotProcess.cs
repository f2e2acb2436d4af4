using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.Discord;

/// <summary><c>paperbot run</c> as a process of its own. It is ended with the test, whatever happens; waiting for it fails when it has ended.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly Task _reading;

    private BotProcess(Process process, Uri health)
    {
        (_process, Health) = (process, health);
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _log));
    }

    /// <summary>Where its health and metrics are.</summary>
    public Uri Health { get; }

    /// <summary>What it wrote on standard output.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>What it wrote on standard error.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>The lines of its log.</summary>
    public IReadOnlyList<string> LogLines => [.. _log];

    /// <summary>Starts it on <paramref name="data"/>, with health on a free port.</summary>
    public static BotProcess Start(string data, string? botToken, params string[] settings)
    {
        var health = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] set = [$"Health:Url={health}", .. settings];
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), "run", "--data", data, .. set.SelectMany(setting => new[] { "--set", setting })];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (botToken is not null) start.Environment["PAPERBOT_Discord__Token"] = botToken;
        return new BotProcess(Process.Start(start)!, health);
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public Task UntilReadyAsync() => UntilAsync(async () => (await GetAsync("health/ready")).Status == HttpStatusCode.OK, "the bot is ready");

    /// <summary>Waits until its log holds <paramref name="text"/>.</summary>
    public Task UntilLoggedAsync(string text) => UntilAsync(() => Task.FromResult(Log.Contains(text, StringComparison.Ordinal)), $"\"{text}\" is logged");

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.False(_process.HasExited, $"The bot ended ({(_process.HasExited ? _process.ExitCode : 0)}) before {what}.\n{Log}");
            Assert.True(clock.Elapsed < Patience, $"The bot took longer than {Patience.TotalSeconds} s until {what}.\n{Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What it answers at a path of its health address; status 0 while nobody listens there.</summary>
    public Task<(HttpStatusCode Status, string Text, MediaTypeHeaderValue? Type)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>The same with another method.</summary>
    public async Task<(HttpStatusCode Status, string Text, MediaTypeHeaderValue? Type)> SendAsync(HttpMethod method, string path)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(Health, path));
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType);
        }
        catch (HttpRequestException)
        {
            return (0, "", null);
        }
    }

    /// <summary>The readiness of one part.</summary>
    public async Task<bool> IsReadyAsync(string part) =>
        await GetAsync("health/ready") is { Text.Length: > 0 } answer && JsonDocument.Parse(answer.Text).RootElement.GetProperty("parts").GetProperty(part).GetBoolean();

    /// <summary>Sends it a signal.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end; returns the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            await _reading;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The bot did not end.\n{Log}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
        _http.Dispose();
    }

    private static async Task ReadAsync(StreamReader reader, ConcurrentQueue<string> lines)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line) lines.Enqueue(line);
    }
}
