using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>A real SMTP server in a process of its own; what it takes lies in a folder.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private RealServer(Process process, TemporaryFolder folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>The mails that it took, in order.</summary>
    public IReadOnlyList<string> Mails => [.. Directory.GetFiles(_folder.Path, "*.json").Order(StringComparer.Ordinal).Select(file => Path.ChangeExtension(file, ".eml"))];

    public static async Task<RealServer> StartAsync(params string[] options)
    {
        Python.SkipWithoutServer();
        var folder = new TemporaryFolder();
        var process = Python.Start([Python.Script("smtp_server.py"), "--folder", folder.Path, .. options]);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, line is null ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : null);
        // What it says later is of no interest, but the pipe must not fill.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new RealServer(process, folder, int.Parse(line!, CultureInfo.InvariantCulture));
    }

    /// <summary>What the server knew of a mail besides its content.</summary>
    public static JsonElement EnvelopeOf(string mail) => JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(mail, ".json"))).RootElement;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(5)).ContinueWith(_ => { }, TaskScheduler.Default);
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _folder.Dispose();
    }
}
