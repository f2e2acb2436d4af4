using System.Text.Json;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.Conversations;

namespace PaperBot.App.Backups;

/// <summary>
/// Puts restored files in the place of those that are there, which are kept aside. What is to be done is written down first, so that a stop at any moment
/// leaves either the old place or one that the next start completes; nothing is ever half of both for good.
/// </summary>
internal sealed class RestoreSwap
{
    private const string JournalName = "restore.json";

    private readonly string _data;
    private readonly Journal _journal;

    private RestoreSwap(string data, Journal journal) => (_data, _journal) = (data, journal);

    /// <summary>The folder that what was there before is kept in.</summary>
    public string Kept => Path.Combine(_data, _journal.Kept);

    private string JournalPath => Path.Combine(_data, JournalName);

    /// <summary>Writes down that the files in <paramref name="staged"/>, a folder within <paramref name="data"/>, are to take their places; from here on it will be done.</summary>
    public static RestoreSwap Begin(string data, string staged, DateTimeOffset now)
    {
        var kept = $"before-restore-{now.UtcDateTime:yyyyMMdd-HHmmss}";
        for (var again = 2; Directory.Exists(Path.Combine(data, kept)); again++) kept = $"before-restore-{now.UtcDateTime:yyyyMMdd-HHmmss}-{again}";
        var swap = new RestoreSwap(data, new Journal(Path.GetFileName(staged), kept));
        var written = swap.JournalPath + ".tmp";
        using (var stream = File.Create(written))
        {
            JsonSerializer.Serialize(stream, swap._journal);
            stream.Flush(flushToDisk: true);
        }

        File.Move(written, swap.JournalPath, overwrite: true);
        return swap;
    }

    /// <summary>Whether a restore into <paramref name="data"/> has begun to move files.</summary>
    public static bool IsUnderWay(string data) => File.Exists(Path.Combine(data, JournalName));

    /// <summary>Ends a restore that was stopped on the way, unless it is still running; whoever opens the folder calls it first.</summary>
    /// <exception cref="BackupException">It was stopped, and what it left cannot be read.</exception>
    public static void EndStopped(DataFolder data)
    {
        if (!IsUnderWay(data.Path)) return;
        try
        {
            using var alone = BotLock.Take(data);
            if (Open(data.Path) is not { } swap) return;
            foreach (var step in swap.Steps()) step();
        }
        catch (BotStateException)
        {
            // The restore is still running, and will end by itself.
        }
    }

    /// <summary>What is left to do, step by step; each may be the last that is done before a stop.</summary>
    public IEnumerable<Action> Steps()
    {
        var staged = Path.Combine(_data, _journal.Staged);
        yield return () => Directory.CreateDirectory(Kept);
        foreach (var name in BackupFile.Databases.Where(name => File.Exists(Path.Combine(staged, name))))
        {
            // The log of recent writes first: without its file it can change nothing, with another one it would.
            foreach (var old in new[] { name + "-wal", name + "-shm", name })
            {
                var (from, to) = (Path.Combine(_data, old), Path.Combine(Kept, old));
                if (File.Exists(from)) yield return () => File.Move(from, to, overwrite: false);
            }

            yield return () => File.Move(Path.Combine(staged, name), Path.Combine(_data, name), overwrite: false);
        }

        if (Directory.Exists(staged)) yield return () => Directory.Delete(staged, recursive: true);
        yield return RemoveKeptIfEmpty;
        yield return () => File.Delete(JournalPath);
    }

    private static RestoreSwap? Open(string data)
    {
        try
        {
            var journal = JsonSerializer.Deserialize<Journal>(File.ReadAllBytes(Path.Combine(data, JournalName)));
            return journal is { Staged.Length: > 0, Kept.Length: > 0 } && IsName(journal.Staged) && IsName(journal.Kept) ? new RestoreSwap(data, journal) : throw Unreadable(data);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            throw Unreadable(data);
        }
    }

    private static bool IsName(string text) => Path.GetFileName(text) == text && text is not ("." or "..");

    private static BackupException Unreadable(string data) => new($"A restore into {data} was stopped, and {JournalName} there, which says how it goes on, cannot be read: delete that file and restore again with --force.");

    private void RemoveKeptIfEmpty()
    {
        if (Directory.Exists(Kept) && !Directory.EnumerateFileSystemEntries(Kept).Any()) Directory.Delete(Kept);
    }

    private sealed record Journal(string Staged, string Kept);
}
