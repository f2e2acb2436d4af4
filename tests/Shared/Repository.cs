namespace PaperBot.Tests.Shared;

/// <summary>Finds files of the checkout that this was built in.</summary>
internal static class Repository
{
    /// <summary>Its folder; null when this runs outside of it.</summary>
    public static string? Folder { get; } = FindFolder();

    public static string Root => Folder ?? throw new InvalidOperationException("This runs outside of the repository.");

    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, relative));

    private static string? FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "PaperBot.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
