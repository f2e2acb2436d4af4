using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>
/// Model → its file in the store, whole and verified. What an interrupted run left is gone on with; nothing has the final name before its
/// checksum is right.
/// </summary>
/// <param name="store">Where models live.</param>
/// <param name="options">From where and how.</param>
/// <param name="time">The clock.</param>
/// <param name="freeBytes">How much room a folder has; null asks the system.</param>
public sealed class ModelDownload(ModelStore store, DownloadOptions options, TimeProvider time, Func<string, long>? freeBytes = null)
{
    private const long SpareBytes = 64L << 20;

    /// <summary>Brings <paramref name="model"/> into the store, unless it is there. A stop keeps what has come.</summary>
    /// <exception cref="ModelException">It cannot be had.</exception>
    public async Task<StoredModel> RunAsync(CatalogueModel model, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        store.Create();
        var meter = new ProgressMeter(progress, time);
        using var mine = TakeLock(model);
        if (await PresentAsync(model, meter, cancellationToken).ConfigureAwait(false) is { } present) return present;
        using var part = await PartFile.OpenAsync(model, store.PartOf(model), meter, cancellationToken).ConfigureAwait(false);
        var (source, expected) = options.OfflineFolder is { } folder
            ? await new OfflineCopy(meter, CheckRoom).RunAsync(model, folder, part, cancellationToken).ConfigureAwait(false)
            : await FetchAsync(model, part, meter, cancellationToken).ConfigureAwait(false);
        return Finish(model, part, source, expected);
    }

    private PullLock TakeLock(CatalogueModel model)
    {
        try
        {
            return PullLock.Take(store.LockOf(model)) ?? throw DownloadFailure.Busy(model);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailure.DiskFull(model, exception);
        }
    }

    /// <summary>The model's file when it is here and right; a damaged one is fetched anew and replaced at the end.</summary>
    private async Task<StoredModel?> PresentAsync(CatalogueModel model, ProgressMeter meter, CancellationToken cancellationToken)
    {
        if (store.Find(model) is not { } present) return null;
        if (present.Verified) return present;
        var verified = await new ModelVerification(time).RunAsync(present, meter, cancellationToken).ConfigureAwait(false);
        return verified.Verdict is Verdict.Ok or Verdict.Unknown ? store.Find(model) : null;
    }

    private async Task<(string Source, ExpectedFile Expected)> FetchAsync(CatalogueModel model, PartFile part, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var source = new ModelSource(options);
        var expected = await new HttpTransfer(source, options, time, meter, CheckRoom).RunAsync(model, part, cancellationToken).ConfigureAwait(false);
        return (source.AddressOf(model).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), expected);
    }

    private StoredModel Finish(CatalogueModel model, PartFile part, string source, ExpectedFile expected)
    {
        var (bytes, sha256) = (part.Length, part.Sha256());
        if (expected.Sha256 is { } right && right != sha256)
        {
            part.Restart();
            throw DownloadFailure.WrongChecksum(model);
        }

        var path = store.PathOf(model);
        part.Finish(path);
        ModelStore.WriteRecord(path, new ModelRecord(source, bytes, sha256, expected.Origin, time.GetUtcNow()));
        return store.Find(model)!;
    }

    private void CheckRoom(CatalogueModel model, long needed)
    {
        var free = freeBytes?.Invoke(store.Folder) ?? FreeBytes(store.Folder);
        if (needed + SpareBytes > free) throw DownloadFailure.NoRoom(model, store.Folder, needed, free);
    }

    /// <summary>Where the system cannot tell, the disk itself will.</summary>
    private static long FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
