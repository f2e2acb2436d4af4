using System.IO.Compression;
using PaperBot.App.Commands;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Conversations;
using PaperBot.Indexing;
using PaperBot.Sqlite;
using PaperBot.Sqlite.State;

namespace PaperBot.App.Backups;

/// <summary>An archive → data folder and, where asked, server. Everything is taken out beside what is there and checked before anything is touched.</summary>
internal sealed class RestoreRun(CommandContext context)
{
    private const long AlwaysPlausible = 256_000_000;
    private const long MostExpansion = 200;

    private DataFolder Data => context.Data;

    /// <summary>Restores <paramref name="file"/>; papers go to <paramref name="kind"/>.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="kind">What is to keep the papers.</param>
    /// <param name="overwrites">Whether what is there may be put aside.</param>
    /// <param name="bars">Where it is shown how far it is.</param>
    /// <param name="cancellationToken">Stops it; the folder stays as it was, or is completed by the next start.</param>
    /// <exception cref="BackupException">The backup cannot be used, or the folder holds a library.</exception>
    public async Task<RestoreReport> RunAsync(string file, IndexKind kind, bool overwrites, StageBars? bars, CancellationToken cancellationToken)
    {
        var (archive, manifest) = await BackupArchive.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        await using var closing = archive.ConfigureAwait(false);
        Data.Create();
        using var alone = TakeBotLock();
        await using var ingests = (await SqliteCopy.LockIndexAsync(Data.Papers, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (!overwrites && manifest.Files.Select(backed => PlaceOf(backed, kind)).FirstOrDefault(place => place is not null && File.Exists(place)) is { } there)
            throw new BackupException($"{there} is there already: name an empty folder with --data, or add --force, which keeps what is there aside.");
        CheckSize(file, manifest);
        RemoveStale();
        var staged = Directory.CreateDirectory(Path.Combine(Data.Path, $"restore-{Guid.NewGuid():N}.tmp")).FullName;
        try
        {
            await TakeOutAsync(archive, file, manifest, staged, bars, cancellationToken).ConfigureAwait(false);
            if (kind == IndexKind.Qdrant) await MoveToServerAsync(staged, bars, cancellationToken).ConfigureAwait(false);
            return PutInPlace(manifest, staged, kind);
        }
        finally
        {
            if (Directory.Exists(staged) && !RestoreSwap.IsUnderWay(Data.Path)) Directory.Delete(staged, recursive: true);
        }
    }

    private BotLock TakeBotLock()
    {
        try
        {
            return BotLock.Take(Data);
        }
        catch (BotStateException exception) when (exception.InnerException is IOException)
        {
            throw new BackupException($"A bot is running on {Data.Path}: stop it first, then restore, or restore into another folder with --data.", exception);
        }
    }

    /// <summary>Where a file goes; null for what goes nowhere in the data folder.</summary>
    private string? PlaceOf(BackupFile file, IndexKind kind) => file.Name switch
    {
        BackupFile.Papers when kind == IndexKind.Sqlite => Data.Papers,
        BackupFile.BotState => Data.BotState,
        _ => null,
    };

    /// <summary>An archive may claim to hold anything: what no disk here has room for, or what no such archive could hold, is not begun with.</summary>
    private void CheckSize(string file, BackupManifest manifest)
    {
        var total = manifest.Files.Aggregate(0L, (sum, entry) => sum > long.MaxValue - entry.Bytes ? long.MaxValue : sum + entry.Bytes);
        if (total > AlwaysPlausible && total / MostExpansion > BackupArchive.LengthOf(file)) throw BackupArchive.Damaged(file);
        var free = new DriveInfo(Path.GetFullPath(Data.Path)).AvailableFreeSpace;
        if (total > free) throw new BackupException($"{file} takes {ByteSize.Of(total)} when restored, but only {ByteSize.Of(free)} are free at {Data.Path}: free some space, or name another folder with --data.");
    }

    private static async Task TakeOutAsync(ZipArchive archive, string path, BackupManifest manifest, string staged, StageBars? bars, CancellationToken cancellationToken)
    {
        var meter = new ByteMeter(bars is null ? null : new ByteBar(bars, "Unpacking", manifest.Files.Sum(file => file.Bytes)));
        foreach (var file in manifest.Files) await BackupArchive.ExtractAsync(archive, path, file, staged, meter, cancellationToken).ConfigureAwait(false);
        await OpenOnceAsync(staged, manifest, path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What an earlier version made is brought up to date here, so that nothing is put in place that cannot be opened.</summary>
    private static async Task OpenOnceAsync(string staged, BackupManifest manifest, string path, CancellationToken cancellationToken)
    {
        var (papers, state) = (Path.Combine(staged, BackupFile.Papers), Path.Combine(staged, BackupFile.BotState));
        if (File.Exists(papers))
        {
            var index = await SqlitePaperIndex.OpenAsync(papers, cancellationToken).ConfigureAwait(false);
            await using var closing = index.ConfigureAwait(false);
            if ((await index.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount != manifest.Index?.Papers) throw BackupArchive.Damaged(path);
        }

        if (!File.Exists(state)) return;
        var kept = await SqliteBotState.OpenAsync(state, cancellationToken).ConfigureAwait(false);
        await kept.DisposeAsync().ConfigureAwait(false);
    }

    private async Task MoveToServerAsync(string staged, StageBars? bars, CancellationToken cancellationToken)
    {
        var papers = Path.Combine(staged, BackupFile.Papers);
        if (!File.Exists(papers)) return;
        var index = await SqlitePaperIndex.OpenAsync(papers, cancellationToken).ConfigureAwait(false);
        await using (index.ConfigureAwait(false))
        {
            var server = await new PaperPlace(context, IndexKind.Qdrant).OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = server.ConfigureAwait(false);
            var report = await CopyAsync(new IndexCopy(index, server, context.Time), bars, cancellationToken).ConfigureAwait(false);
            if (CopyView.Difference(report) is { } difference) throw new BackupException(difference);
        }

        File.Delete(papers);
    }

    /// <summary>What is on a server cannot be put aside like a file, so it is never replaced.</summary>
    private static async Task<CopyReport> CopyAsync(IndexCopy copy, StageBars? bars, CancellationToken cancellationToken)
    {
        try
        {
            return await copy.RunAsync(merges: false, bars is null ? null : new CopyView(bars), cancellationToken).ConfigureAwait(false);
        }
        catch (OtherPapersException exception)
        {
            throw new BackupException($"{exception.Message} They are left as they are: restore beside them by naming another Qdrant:Collection.", exception);
        }
    }

    private RestoreReport PutInPlace(BackupManifest manifest, string staged, IndexKind kind)
    {
        var settings = SettingsCopy.Merge(BackupFile.Settings.Select(name => Path.Combine(staged, name)), kind);
        var swap = RestoreSwap.Begin(Data.Path, staged, context.Time.GetUtcNow());
        foreach (var step in swap.Steps()) step();
        var papers = manifest.Index is null ? null : $"{new PaperPlace(context, kind)}";
        var (file, apply) = WriteSettings(settings);
        return new RestoreReport(manifest, papers, Directory.Exists(swap.Kept) ? swap.Kept : null, file, apply);
    }

    /// <summary>Settings that are there are never overwritten: then the restored ones lie in the data folder to be compared.</summary>
    private (string? File, bool Apply) WriteSettings(SortedDictionary<string, string> settings)
    {
        var there = SettingsCopy.Merge([SettingsReader.BesideProgram, SettingsReader.InCurrentFolder], context.Settings.IndexKind);
        if (settings.All(setting => there.TryGetValue(setting.Key, out var value) && value == setting.Value)) return (null, false);
        var text = SettingsCopy.ToJson(settings);
        if (!File.Exists(SettingsReader.InCurrentFolder) && TryWrite(SettingsReader.InCurrentFolder, text)) return (SettingsReader.InCurrentFolder, true);
        var beside = Path.Combine(Data.Path, "appsettings.restored.json");
        return TryWrite(beside, text) ? (beside, false) : (null, false);
    }

    /// <summary>All else is in place already: settings that cannot be written must not make it look as if nothing were.</summary>
    private static bool TryWrite(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What a restore left that was killed before it touched anything.</summary>
    private void RemoveStale()
    {
        foreach (var left in Directory.EnumerateDirectories(Data.Path, "restore-*.tmp")) Directory.Delete(left, recursive: true);
    }
}
