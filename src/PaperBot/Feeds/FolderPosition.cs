namespace PaperBot.Feeds;

/// <summary>Which files of a watched folder are known.</summary>
/// <param name="Files">Each file by its path within the folder.</param>
internal sealed record FolderPosition(IReadOnlyDictionary<string, FolderPosition.Known>? Files)
{
    /// <summary>A file as it was when it was read.</summary>
    /// <param name="Length">Bytes.</param>
    /// <param name="Changed">When it was last written.</param>
    /// <param name="Content">A hash of its bytes.</param>
    internal sealed record Known(long Length, DateTimeOffset Changed, string Content);
}
