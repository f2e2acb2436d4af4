namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Keeps two pulls, in this process or another, from writing one file; the system takes it back from a process that dies.</summary>
internal sealed class PullLock : IDisposable
{
    private readonly FileStream _file;

    private PullLock(FileStream file) => _file = file;

    /// <summary>Takes the lock at <paramref name="path"/>; null when somebody has it.</summary>
    public static PullLock? Take(string path)
    {
        try
        {
            return new PullLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
