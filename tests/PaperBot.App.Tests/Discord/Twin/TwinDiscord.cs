using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace PaperBot.App.Tests.Discord.Twin;

/// <summary>The independent Discord server as a process of its own, and what its users do. It ends with the test, and with its standard input.</summary>
internal sealed class TwinDiscord : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly JsonNode _addresses;

    private TwinDiscord(Process process, JsonNode addresses, Task<string> error) => (_process, _addresses, _error) = (process, addresses, error);

    /// <summary>What the bot has to show.</summary>
    public const string BotToken = "MTA.twin.bot-token";

    public Uri ApiBaseUrl => new((string)_addresses["api"]!);

    /// <summary>Where uploaded files lie: host and port.</summary>
    public string FileHost => (string)_addresses["files"]!;

    public string BotId => (string)_addresses["bot"]!;

    /// <summary>A text channel of the guild.</summary>
    public string Channel => (string)_addresses["channels"]![0]!;

    /// <summary>Another one.</summary>
    public string OtherChannel => (string)_addresses["channels"]![1]!;

    /// <summary>A direct conversation.</summary>
    public string Direct => (string)_addresses["direct"]!;

    /// <summary>Somebody.</summary>
    public string Ada => (string)_addresses["users"]![0]!;

    /// <summary>Somebody else.</summary>
    public string Grace => (string)_addresses["users"]![1]!;

    /// <summary>Starts it on a free port; a test that needs it is skipped where it is not installed, unless this is continuous integration.</summary>
    public static async Task<TwinDiscord> StartAsync()
    {
        var here = Path.Combine(AppContext.BaseDirectory, "twin");
        var folder = Path.Combine(here, "folder.txt");
        if (!File.Exists(folder))
        {
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "discord-digital-twin is not installed: build where npm and its registry are reachable");
            Assert.Fail("discord-digital-twin is not installed, and here it has to be.");
        }

        var start = new ProcessStartInfo("node", ["--require", Path.Combine(here, "loopback.cjs"), Path.Combine(here, "twin.mjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TWIN_FOLDER"] = (await File.ReadAllTextAsync(folder, TestContext.Current.CancellationToken)).Trim();
        start.Environment["TWIN_BOT_TOKEN"] = BotToken;
        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (first is null) Assert.Fail($"The twin did not start.\n{await error}");
        return new TwinDiscord(process, JsonNode.Parse(first)!, error);
    }

    /// <summary>Lets a user do something, or tells what is there.</summary>
    public async Task<JsonNode?> DoAsync(string act, JsonObject? request = null)
    {
        var line = new JsonObject { ["act"] = act };
        foreach (var (name, value) in request ?? []) line[name] = value?.DeepClone();
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(line.ToJsonString());
            await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            if (answer is null) Assert.Fail($"The twin ended.\n{await _error}");
            var told = JsonNode.Parse(answer)!;
            if (told["error"] is { } wrong) Assert.Fail($"{act}: {wrong}");
            return told["result"];
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _error;
        _process.Dispose();
        _turn.Dispose();
    }
}
