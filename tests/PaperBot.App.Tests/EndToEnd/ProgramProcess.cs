using System.Diagnostics;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>The program as a process of its own, as a shell runs it.</summary>
internal static class ProgramProcess
{
    /// <summary>Starts it; all its streams are the caller's.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "paperbot.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
