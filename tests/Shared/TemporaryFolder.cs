namespace PaperBot.Tests.Shared;

/// <summary>A folder of its own that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("paperbot-test-").FullName;

    /// <summary>Where a file of that name would lie.</summary>
    public string File(string name = "papers.db") => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
