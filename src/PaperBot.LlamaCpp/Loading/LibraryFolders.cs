using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Where llama.cpp's libraries lie.</summary>
internal static class LibraryFolders
{
    /// <summary>The folder with the libraries that fit this machine; null when there is none.</summary>
    internal static string? Find(string? configured)
    {
        var root = string.IsNullOrWhiteSpace(configured) ? Path.Combine(AppContext.BaseDirectory, "llama") : Path.GetFullPath(configured);
        return Candidates(root, NvidiaDriver.IsPresent).FirstOrDefault(LibraryFiles.Exist);
    }

    // The libraries for GPUs hold those for CPUs too, so that they serve when there is nothing else.
    private static IEnumerable<string> Candidates(string root, bool gpu)
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var platform = $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        string[] names = gpu ? ["", platform + "-cuda", platform] : ["", platform, platform + "-cuda"];
        return names.Select(name => Path.Combine(root, name));
    }
}
