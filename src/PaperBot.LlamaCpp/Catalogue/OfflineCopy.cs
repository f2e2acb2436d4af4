namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Copies a model's file from a folder, under the same checks as a download.</summary>
internal sealed class OfflineCopy(ProgressMeter meter, Action<CatalogueModel, long> checkRoom)
{
    private const int BufferBytes = 1 << 17;

    public async Task<(string Source, ExpectedFile Expected)> RunAsync(CatalogueModel model, string folder, PartFile part, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetFullPath(folder), model.File);
        if (!File.Exists(path)) throw DownloadFailure.NotInFolder(model, Path.GetFullPath(folder));
        var expected = ExpectedFile.Of(model);
        part.Restart();
        using var file = Open(model, path);
        var total = file.Length;
        checkRoom(model, total);
        meter.Begin(DownloadStage.Copying, 0, total);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await ReadAsync(model, file, buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (part.Length == 0 && !Gguf.IsBeginning(buffer.AsSpan(0, read))) throw Refuse(part, DownloadFailure.NotAModel(model, path));
            await part.AppendAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            meter.Advance(part.Length);
        }

        if (part.Length == 0) throw Refuse(part, DownloadFailure.NotAModel(model, path));
        if (expected.Bytes is { } bytes && bytes != part.Length) throw Refuse(part, DownloadFailure.WrongChecksum(model, path, part.Length, bytes));
        if (expected.Sha256 is { } sha256 && sha256 != part.Sha256()) throw Refuse(part, DownloadFailure.WrongChecksum(model, path, part.Length, part.Length));
        return (path, expected);
    }

    private static Exception Refuse(PartFile part, Exception failure)
    {
        part.Restart();
        return failure;
    }

    private static FileStream Open(CatalogueModel model, string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailure.UnreadableFolder(model, path, exception);
        }
    }

    private static async Task<int> ReadAsync(CatalogueModel model, FileStream file, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await file.ReadAtLeastAsync(buffer, Gguf.MagicBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw DownloadFailure.UnreadableFolder(model, file.Name, exception);
        }
    }
}
