namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Keeps two pulls, in this process or another, from writing one file; the system takes it back from a process that dies.</summary>
internal sealed class PullLock : IDisposable
{
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream _file;

    private PullLock(FileStream file) => _file = file;

    /// <summary>Takes the lock at <paramref name="path"/>; null when somebody has it.</summary>
    public static PullLock? Take(string path)
    {
        try
        {
            return new PullLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
