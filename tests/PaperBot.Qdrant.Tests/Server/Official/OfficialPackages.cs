using System.Diagnostics;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>What Qdrant publishes on npm, as the build has installed it; tests that need it are skipped where it is missing, unless this is continuous integration.</summary>
internal static class OfficialPackages
{
    private static readonly string Here = Path.Combine(AppContext.BaseDirectory, "official");

    /// <summary>The folder that holds <c>node_modules</c>.</summary>
    public static async Task<string> FolderAsync()
    {
        var folder = Path.Combine(Here, "folder.txt");
        if (File.Exists(folder)) return (await File.ReadAllTextAsync(folder, TestContext.Current.CancellationToken)).Trim();
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "Qdrant's own client is not installed: build where npm and its registry are reachable");
        Assert.Fail("Qdrant's own client is not installed, and here it has to be.");
        return "";
    }

    /// <summary>A script of this folder.</summary>
    public static string Script(string name) => Path.Combine(Here, name);

    /// <summary>Runs node to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OFFICIAL_FOLDER"] = folder;
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
