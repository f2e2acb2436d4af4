using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Where llama.cpp's libraries lie.</summary>
internal static class LibraryFolders
{
    /// <summary>The folder with the libraries that fit this machine; null when there is none.</summary>
    internal static string? Find(string? configured)
    {
        var root = string.IsNullOrWhiteSpace(configured) ? Path.Combine(AppContext.BaseDirectory, "llama") : configured;
        return Candidates(root).FirstOrDefault(HoldsLibrary);
    }

    private static IEnumerable<string> Candidates(string root)
    {
        yield return root;
        var platform = $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        if (File.Exists("/proc/driver/nvidia/version")) yield return Path.Combine(root, platform + "-cuda");
        yield return Path.Combine(root, platform);
        yield return Path.Combine(root, platform + "-cuda");
    }

    private static bool HoldsLibrary(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*llama*").Any();
}
