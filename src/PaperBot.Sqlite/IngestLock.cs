namespace PaperBot.Sqlite;

/// <summary>A file that one ingest holds locked; the operating system lets it go when the process ends, however it ends.</summary>
internal sealed class IngestLock : IAsyncDisposable
{
    private readonly FileStream _file;

    private IngestLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of the index at <paramref name="indexPath"/>; fails at once when another ingest holds it.</summary>
    public static IngestLock Take(string indexPath)
    {
        try
        {
            return new IngestLock(new FileStream(indexPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Failure.Index.NoLock(indexPath, exception);
        }
        catch (IOException exception)
        {
            throw IsHeld(exception) ? Failure.Index.IngestRunning(exception) : Failure.Index.NoLock(indexPath, exception);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    // A sharing violation is 32 on Windows, and what flock answers (EWOULDBLOCK) elsewhere: 11 on Linux, 35 on macOS.
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 11 or 35;
}
