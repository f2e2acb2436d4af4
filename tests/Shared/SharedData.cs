using Xunit;

namespace PaperBot.Tests.Shared;

/// <summary>Finds the real data that lies beside the checkout; a test that needs it is skipped where it is missing.</summary>
internal static class SharedData
{
    public static string Path(string relative)
    {
        if (!IsHere(relative)) Assert.Skip($"needs ../shared/{relative}, which is not here");
        return Repository.Path($"../shared/{relative}");
    }

    /// <summary>Whether there is such a file or folder.</summary>
    public static bool IsHere(string relative) =>
        Repository.Folder is not null && Repository.Path($"../shared/{relative}") is var path && (File.Exists(path) || Directory.Exists(path));
}
