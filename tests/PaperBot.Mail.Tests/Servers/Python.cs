using System.Diagnostics;
using System.Text;
using Xunit;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>The system's Python, which brings a real SMTP server and a mail parser that is not ours.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    private static readonly Lazy<string?> Missing = new(FindMissing);

    /// <summary>Skips the test where the server is not installed.</summary>
    public static void SkipWithoutServer()
    {
        if (Missing.Value is { } missing) Assert.Skip(missing);
    }

    /// <summary>Skips the test where there is no Python.</summary>
    public static void SkipWithoutParser()
    {
        if (!File.Exists(Program)) Assert.Skip($"needs {Program}, which is not here");
    }

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Python", name);

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string? FindMissing()
    {
        if (!File.Exists(Program)) return $"needs {Program}, which is not here";
        using var process = Start("-c", "import aiosmtpd");
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "needs a real SMTP server: apt install python3-aiosmtpd";
    }
}
