using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace PaperBot.App.Backups;

/// <summary>The archive that a backup is: a zip file with a manifest, whose own checksum stands in the archive's comment.</summary>
internal static class BackupArchive
{
    private const string ManifestName = "manifest.json";
    private const string Mark = "PaperBot backup ";
    private const int MostManifestBytes = 1 << 20;
    private const int BufferBytes = 1 << 17;

    /// <summary>Writes <paramref name="files"/> of <paramref name="folder"/> into a new archive at <paramref name="path"/>, which its owner alone may read.</summary>
    public static async Task<BackupManifest> WriteAsync(
        string path, string folder, IReadOnlyList<string> files, BackupManifest manifest, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        await using (stream.ConfigureAwait(false))
        {
            var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
            await using (archive.ConfigureAwait(false))
            {
                var written = new List<BackupFile>();
                var meter = new ByteMeter(progress);
                foreach (var name in files)
                {
                    var from = File.OpenRead(Path.Combine(folder, name));
                    await using var closing = from.ConfigureAwait(false);
                    var to = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken).ConfigureAwait(false);
                    await using var ending = to.ConfigureAwait(false);
                    var (bytes, sha256) = await CopyAsync(from, to, long.MaxValue, meter, cancellationToken).ConfigureAwait(false);
                    written.Add(new BackupFile(name, bytes, sha256));
                }

                manifest = manifest with { Files = written };
                await WriteManifestAsync(archive, manifest.ToBytes(), cancellationToken).ConfigureAwait(false);
            }

            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        return manifest;
    }

    /// <summary>Opens the archive at <paramref name="path"/> and checks that it is a backup that can be read here; the files' contents are checked as they are taken out.</summary>
    /// <exception cref="BackupException">It is none, or damaged, or of a later version.</exception>
    public static async Task<(ZipArchive Archive, BackupManifest Manifest)> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new BackupException($"There is no file {path}; name a backup that paperbot backup made.");
        // A pipe or a device has no length: opening it could wait for good.
        if (LengthOf(path) == 0) throw Damaged(path);
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Read, cancellationToken).ConfigureAwait(false);
            return (archive, await ReadManifestAsync(archive, path, cancellationToken).ConfigureAwait(false));
        }
        catch (InvalidDataException exception)
        {
            archive?.Dispose();
            throw Damaged(path, exception);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Takes <paramref name="file"/> out of the archive and into <paramref name="folder"/>; never more bytes than the manifest tells.</summary>
    /// <exception cref="BackupException">Its length or its checksum is another than the manifest tells.</exception>
    public static async Task ExtractAsync(ZipArchive archive, string path, BackupFile file, string folder, ByteMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var from = await archive.GetEntry(file.Name)!.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = from.ConfigureAwait(false);
            var to = new FileStream(Path.Combine(folder, file.Name), options);
            await using var ending = to.ConfigureAwait(false);
            var (bytes, sha256) = await CopyAsync(from, to, file.Bytes, meter, cancellationToken).ConfigureAwait(false);
            if (bytes != file.Bytes || !sha256.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase)) throw Damaged(path);
            to.Flush(flushToDisk: true);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(path, exception);
        }
    }

    /// <summary>How many bytes the archive has, also where <paramref name="path"/> is a link to it.</summary>
    public static long LengthOf(string path)
    {
        // The target of a link is not found when the link's own path is relative.
        var full = Path.GetFullPath(path);
        return new FileInfo(File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full).Length;
    }

    /// <summary>The archive's bytes are not those that were written.</summary>
    public static BackupException Damaged(string path, Exception? cause = null) =>
        new($"{path} is damaged, cut, or no backup of PaperBot's; nothing was changed: take another copy of it, or an earlier backup.", cause);

    private static async Task WriteManifestAsync(ZipArchive archive, byte[] bytes, CancellationToken cancellationToken)
    {
        archive.Comment = Mark + Convert.ToHexStringLower(SHA256.HashData(bytes));
        var entry = await archive.CreateEntry(ManifestName).OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = entry.ConfigureAwait(false);
        await entry.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, string path, CancellationToken cancellationToken)
    {
        if (!archive.Comment.StartsWith(Mark, StringComparison.Ordinal) || archive.GetEntry(ManifestName) is not { Length: <= MostManifestBytes } entry) throw Damaged(path);
        using var content = new MemoryStream();
        var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false)) await CopyAsync(stream, content, MostManifestBytes, new ByteMeter(null), cancellationToken).ConfigureAwait(false);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        if (!archive.Comment[Mark.Length..].Equals(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), StringComparison.Ordinal)) throw Damaged(path);
        var manifest = BackupManifest.Read(bytes.Span) ?? throw Damaged(path);
        if (manifest.Format > BackupManifest.CurrentFormat) throw new BackupException($"{path} was made by a newer version of PaperBot ({manifest.Program}); update PaperBot to restore it.");
        var entries = archive.Entries.Select(found => (found.FullName, found.Length)).Where(found => found.FullName != ManifestName).Order();
        var told = manifest.Files.Select(file => (file.Name, file.Bytes)).Order();
        return entries.SequenceEqual(told) && manifest.Files.All(file => BackupFile.Names.Contains(file.Name)) && archive.Entries.Count == manifest.Files.Count + 1
            && manifest.Files.DistinctBy(file => file.Name).Count() == manifest.Files.Count ? manifest : throw Damaged(path);
    }

    /// <summary>Copies up to one byte more than <paramref name="most"/>, so that too much is noticed and never stored.</summary>
    private static async Task<(long Bytes, string Sha256)> CopyAsync(Stream from, Stream to, long most, ByteMeter meter, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var total = 0L;
            for (int read; total <= most && (read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                total += read;
                if (total > most) break;
                hash.AppendData(buffer.AsSpan(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                meter.Add(read);
            }

            return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
