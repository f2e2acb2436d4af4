using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary><c>paperbot models pull</c> as a process of its own, with a catalogue of the test's and a server on this machine.</summary>
public sealed class PullProcessTests : IDisposable
{
    private const int Bytes = 2_000_000;
    private const int HeldBackAfter = 1_000_000;

    private readonly TemporaryFolder _data = new();
    private readonly byte[] _content = Content();
    private readonly HttpListener _server = new();
    private readonly string _url = $"http://127.0.0.1:{FreePort()}/";
    private volatile bool _holdsBack;

    public PullProcessTests()
    {
        _server.Prefixes.Add(_url);
        _server.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        _server.Close();
        _data.Dispose();
    }

    [Fact]
    public async Task A_model_is_pulled_shown_and_verified()
    {
        var pull = await RunAsync("models", "pull", "own", "--json");
        var again = await RunAsync("models", "pull", "own");
        var list = await RunAsync("models", "list", "--json");
        var verify = await RunAsync("models", "verify");

        Assert.Equal((0, 0, 0, 0), (pull.ExitCode, again.ExitCode, list.ExitCode, verify.ExitCode));
        var pulled = Assert.Single(pull.Json.GetProperty("models").EnumerateArray());
        Assert.True(pulled.GetProperty("verified").GetBoolean());
        Assert.Equal(_content, await File.ReadAllBytesAsync(pulled.GetProperty("path").GetString()!, TestContext.Current.CancellationToken));
        Assert.True(list.Json.GetProperty("models")[0].GetProperty("verified").GetBoolean());
        Assert.Contains("the checksum is right", verify.Output, StringComparison.Ordinal);
        Assert.Contains("Fetching own", pull.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_taken_from_a_folder()
    {
        using var from = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(from.Path, "own.gguf"), _content, TestContext.Current.CancellationToken);
        var run = await RunAsync("models", "pull", "own", "--from", from.Path, "--quiet");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Path.Combine(_data.Path, "models", "own.gguf"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task A_pull_that_is_ended_in_the_middle_is_gone_on_with(string signal)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill, which Windows lacks");
        _holdsBack = true;
        using var process = Start("models", "pull", "own");
        var part = Path.Combine(_data.Path, "models", "own.gguf.part");
        await UntilHeldBackAsync(process, part);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var left = Directory.GetFiles(Path.Combine(_data.Path, "models"), "*.gguf");

        _holdsBack = false;
        var again = await RunAsync("models", "pull", "own");

        Assert.Empty(left);
        if (signal == "INT") Assert.Contains("the same command goes on", error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Checking own", again.Error, StringComparison.Ordinal);
        Assert.Equal(_content, await File.ReadAllBytesAsync(Path.Combine(_data.Path, "models", "own.gguf"), TestContext.Current.CancellationToken));
        Assert.Equal(["own.gguf", "own.gguf.json"], Directory.GetFiles(Path.Combine(_data.Path, "models")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_pull_of_the_same_model_waits_for_nobody()
    {
        _holdsBack = true;
        using var first = Start("models", "pull", "own");
        var part = Path.Combine(_data.Path, "models", "own.gguf.part");
        await UntilHeldBackAsync(first, part);
        var second = await RunAsync("models", "pull", "own");
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("is being fetched already", second.Error, StringComparison.Ordinal);
        Assert.Equal(HeldBackAfter, new FileInfo(part).Length);
    }

    /// <summary>Waits until the first half has been stored; a pull that ends before that fails the test in place of letting it wait for ever.</summary>
    private static async Task UntilHeldBackAsync(Process pull, string part)
    {
        while (new FileInfo(part) is not { Exists: true, Length: >= HeldBackAfter })
        {
            if (pull.HasExited) Assert.Fail($"The pull ended: {await pull.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static byte[] Content()
    {
        var content = new byte[Bytes];
        new Random(7).NextBytes(content);
        "GGUF"u8.CopyTo(content);
        return content;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _server.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var range = context.Request.Headers["Range"];
            var from = range is null ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["ETag"] = "\"one\"";
            if (from > 0) (context.Response.StatusCode, context.Response.Headers["Content-Range"]) = (206, $"bytes {from}-{Bytes - 1}/{Bytes}");
            context.Response.ContentLength64 = Bytes - from;
            if (_holdsBack)
            {
                await context.Response.OutputStream.WriteAsync(_content.AsMemory(from, HeldBackAfter - from));
                return;
            }

            await context.Response.OutputStream.WriteAsync(_content.AsMemory(from));
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            return;
        }
    }

    private async Task<Run> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Run(process.ExitCode, await output, await error);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "paperbot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(_data.Path);
        start.Environment["PAPERBOT_Models__BaseUrl"] = _url;
        start.Environment["PAPERBOT_Models__SilenceSeconds"] = "10";
        start.Environment["PAPERBOT_Models__Catalogue"] = _data.File("catalogue.json", Catalogue());
        return Process.Start(start)!;
    }

    private string Catalogue() => JsonSerializer.Serialize(new[]
    {
        new
        {
            id = "own", name = "Own", kind = "Instruct", publisher = "Us", repository = "us/own", revision = (string?)null, file = "own.gguf", quantisation = "Q4_0",
            billionParameters = 1.0, billionActiveParameters = 1.0, licence = "MIT", licenceLimit = (string?)null, bytes = Bytes,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(_content)), contextTokens = 4096, memoryGigabytes = 4, cacheBytesPerToken = 1000, thinks = false, note = (string?)null,
        },
    });
}
