namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>A folder in memory where the system has room for one, otherwise on disk: simulated kills lose nothing that was written, so that waiting for a disk proves nothing.</summary>
internal sealed class InMemoryFolder : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long Room = 2L << 30;

    private InMemoryFolder(string path) => Path = path;

    public string Path { get; }

    public static InMemoryFolder New() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room
        ? new InMemoryFolder(Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"paperbot-test-{Guid.NewGuid():N}")).FullName)
        : new InMemoryFolder(Directory.CreateTempSubdirectory("paperbot-test-").FullName);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
