using Xunit;

namespace PaperBot.Tests.Shared;

/// <summary>Finds the real data that lies beside the checkout; a test that needs it is skipped where it is missing.</summary>
internal static class SharedData
{
    public static string Path(string relative)
    {
        var path = Repository.Path($"../shared/{relative}");
        if (!File.Exists(path) && !Directory.Exists(path)) Assert.Skip($"needs ../shared/{relative}, which is not here");
        return path;
    }
}
