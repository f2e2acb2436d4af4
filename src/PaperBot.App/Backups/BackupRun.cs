using System.Reflection;
using PaperBot.App.Commands;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Indexing;
using PaperBot.Sqlite;

namespace PaperBot.App.Backups;

/// <summary>
/// Everything → one archive: papers, what the bot keeps, settings without secrets. Whoever reads and writes meanwhile goes on; papers on a server are copied
/// into an embedded file, so that any backup can be restored anywhere.
/// </summary>
internal sealed class BackupRun(CommandContext context)
{
    private const int NoSpaceLeft = 28;
    private const int NoSpaceLeftOnWindows = 0x70;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    /// <summary>Makes the backup <paramref name="file"/>; it appears when it is complete.</summary>
    /// <exception cref="BackupException">The file is there already, or there is nothing to back up.</exception>
    public async Task<BackupManifest> WriteAsync(string file, bool overwrites, StageBars? bars, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target) || folder is null) throw new BackupException($"{file} is a folder; name a file, for example {Path.Combine(file, "paperbot-backup.zip")}.");
        if (target.StartsWith("/dev/", StringComparison.Ordinal)) throw new BackupException($"{file} is a device; name a file, for example paperbot-backup.zip.");
        if (!Directory.Exists(folder)) throw new BackupException($"There is no folder {folder}; make it first, or name another file.");
        if (File.Exists(target) && !overwrites) throw Exists(file);
        RemoveStale(folder, Path.GetFileName(target));
        var work = Directory.CreateDirectory(Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp")).FullName;
        try
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var index = await TakePapersAsync(Path.Combine(work, BackupFile.Papers), bars, cancellationToken).ConfigureAwait(false);
            if (context.Settings.State.Kind == StateKind.Sqlite && File.Exists(context.Data.BotState))
                await SqliteCopy.OfBotStateAsync(context.Data.BotState, Path.Combine(work, BackupFile.BotState), cancellationToken).ConfigureAwait(false);
            var leftOut = TakeSettings(work);
            var files = BackupFile.Names.Where(name => File.Exists(Path.Combine(work, name))).ToList();
            if (index is null && !files.Contains(BackupFile.BotState)) throw new BackupException($"There is nothing to back up: no papers of your own and nothing that a bot keeps in {context.Data.Path}. Check --data.");
            var archive = Path.Combine(work, "archive");
            var manifest = new BackupManifest(BackupManifest.CurrentFormat, Version, context.Time.GetUtcNow(), index, [], [.. leftOut]);
            manifest = await BackupArchive.WriteAsync(archive, work, files, manifest, Progress(bars, work, files), cancellationToken).ConfigureAwait(false);
            Place(archive, target, file, overwrites);
            return manifest;
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is NoSpaceLeft or NoSpaceLeftOnWindows)
        {
            throw new BackupException($"There is no room left for {file} and the copies that it is made of; free some space there, or name a file on another disk.", exception);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The version of this program.</summary>
    public static string Version => typeof(BackupRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private async Task<BackupIndex?> TakePapersAsync(string copy, StageBars? bars, CancellationToken cancellationToken)
    {
        if (!context.Papers.MayHoldPapers) return null;
        if (context.Papers.Kind == IndexKind.Sqlite) await SqliteCopy.OfIndexAsync(context.Data.Papers, copy, cancellationToken).ConfigureAwait(false);
        else if (!await CopyServerAsync(copy, bars, cancellationToken).ConfigureAwait(false)) return null;
        var index = await SqlitePaperIndex.OpenAsync(copy, cancellationToken).ConfigureAwait(false);
        await using var closing = index.ConfigureAwait(false);
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        return new BackupIndex(context.Papers.Kind.ToString(), status.PaperCount, status.EmbeddedCount, status.Embedding?.ToString());
    }

    private async Task<bool> CopyServerAsync(string copy, StageBars? bars, CancellationToken cancellationToken)
    {
        var server = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = server.ConfigureAwait(false);
        if ((await server.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount == 0) return false;
        var file = await SqlitePaperIndex.OpenAsync(copy, cancellationToken).ConfigureAwait(false);
        await using var ending = file.ConfigureAwait(false);
        var report = await new IndexCopy(server, file, context.Time).RunAsync(merges: false, bars is null ? null : new CopyView(bars), cancellationToken).ConfigureAwait(false);
        if (CopyView.Difference(report) is { } difference) context.Screen.Error(difference);
        return true;
    }

    private static SortedSet<string> TakeSettings(string work)
    {
        var leftOut = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        SettingsCopy.Take(SettingsReader.BesideProgram, Path.Combine(work, BackupFile.ProgramSettings), leftOut);
        if (Path.GetFullPath(SettingsReader.InCurrentFolder) != Path.GetFullPath(SettingsReader.BesideProgram))
            SettingsCopy.Take(SettingsReader.InCurrentFolder, Path.Combine(work, BackupFile.FolderSettings), leftOut);
        return leftOut;
    }

    private static void Place(string archive, string target, string file, bool overwrites)
    {
        try
        {
            File.Move(archive, target, overwrites);
        }
        catch (IOException) when (!overwrites && File.Exists(target))
        {
            throw Exists(file);
        }
    }

    private static BackupException Exists(string file) => new($"{file} exists already; name another file, or add --force to replace it.");

    private static ByteBar? Progress(StageBars? bars, string work, IReadOnlyList<string> files)
    {
        var total = files.Sum(name => new FileInfo(Path.Combine(work, name)).Length);
        return bars is null ? null : new ByteBar(bars, "Packing", total);
    }

    /// <summary>What a backup to the same file left that was killed.</summary>
    private void RemoveStale(string folder, string name)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, $".{name}.*.tmp").Where(left => context.Time.GetUtcNow() - Directory.GetLastWriteTimeUtc(left) > StaleAfter))
            Directory.Delete(left, recursive: true);
    }
}
