using System.Net;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Fetches what a part still lacks, through lost connections, until the file is whole.</summary>
internal sealed class HttpTransfer(ModelSource source, DownloadOptions options, TimeProvider time, ProgressMeter meter, Action<CatalogueModel, long> checkRoom)
{
    private const int BufferBytes = 1 << 17;
    private const int TriesForUnknownName = 2;

    /// <summary>Fetches the rest of <paramref name="model"/> into <paramref name="part"/>; says what the whole has to be.</summary>
    /// <exception cref="ModelException">It cannot be had; the part is kept where going on makes sense.</exception>
    public async Task<ExpectedFile> RunAsync(CatalogueModel model, PartFile part, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            var before = part.Length;
            Exception cause;
            try
            {
                if (await TryAsync(model, part, cancellationToken).ConfigureAwait(false) is { } expected) return expected;
                cause = new IOException("The file changed.");
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
            {
                throw DownloadFailure.NotSecure(model, source.Host, exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException or SourceBusyException)
            {
                cause = exception;
            }

            failures = part.Length > before ? 1 : failures + 1;
            if (failures >= (IsUnknownName(cause) ? TriesForUnknownName : options.Attempts)) throw DownloadFailure.GaveUp(model, source.Host, cause);
            meter.Begin(DownloadStage.Waiting, part.Length, model.Bytes);
            await Task.Delay(RetryDelay.Before(failures, options.FirstDelay, (cause as SourceBusyException)?.After), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Without a network, no name is known, and waiting longer does not help.</summary>
    private static bool IsUnknownName(Exception cause) => cause is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    /// <summary>One connection; null when the part turned out to be of another file and was emptied.</summary>
    private async Task<ExpectedFile?> TryAsync(CatalogueModel model, PartFile part, CancellationToken cancellationToken)
    {
        var known = ExpectedFile.Of(model);
        if (part.Length > 0 && part.Length == known.Bytes && known.Sha256 is not null) return known;
        using var answer = await source.AskAsync(model, part.Length, part.Record?.ETag, cancellationToken).ConfigureAwait(false);
        var expected = known.And(answer.LinkedBytes, answer.Sha256, model);
        if (answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (part.Length == (answer.TotalBytes ?? expected.Bytes) && IsSameFile(model, part, answer)) return expected with { Bytes = part.Length };
            part.Restart();
            return null;
        }

        if (answer.IsPage) throw DownloadFailure.NotAModel(model, answer.Host);
        if (answer.Status == HttpStatusCode.PartialContent && (answer.From != part.Length || (part.Length > 0 && !IsSameFile(model, part, answer))))
        {
            part.Restart();
            return null;
        }

        if (answer.Status != HttpStatusCode.PartialContent) part.Restart();
        part.Remember(new PartRecord(answer.ETag, answer.Sha256));
        await CopyAsync(model, part, answer, expected, cancellationToken).ConfigureAwait(false);
        return expected.And(answer.TotalBytes, null, model);
    }

    /// <summary>Whether what comes belongs to what is here: by the publisher's checksum, else by the version. Without either, only a known checksum of the whole can tell in the end.</summary>
    private static bool IsSameFile(CatalogueModel model, PartFile part, SourceAnswer answer)
    {
        if (part.Record?.Sha256 is { } before && answer.Sha256 is { } now) return before == now;
        if (part.Record?.ETag is { } version && answer.ETag is { } current) return version == current;
        return model.Sha256 is not null;
    }

    private async Task CopyAsync(CatalogueModel model, PartFile part, SourceAnswer answer, ExpectedFile expected, CancellationToken cancellationToken)
    {
        var total = answer.TotalBytes;
        checkRoom(model, (expected.Bytes ?? total ?? 0) - part.Length);
        meter.Begin(DownloadStage.Fetching, part.Length, expected.Bytes ?? total);
        using var body = await answer.ReadAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await ReadAsync(body, buffer, part.Length == 0 ? Gguf.MagicBytes : 1, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (part.Length == 0)
            {
                if (!Gguf.IsBeginning(buffer.AsSpan(0, read))) throw DownloadFailure.NotAModel(model, answer.Host);
                expected = expected.And(total, null, model);
            }

            if (part.Length + read > (expected.Bytes ?? long.MaxValue))
            {
                part.Restart();
                throw DownloadFailure.TooLong(model);
            }

            await part.AppendAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            meter.Advance(part.Length);
        }

        if (part.Length == 0) throw DownloadFailure.NotAModel(model, answer.Host);
        if (part.Length < (expected.Bytes ?? 0)) throw new IOException("The connection ended early.");
    }

    private async Task<int> ReadAsync(Stream body, byte[] buffer, int least, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Silence);
        try
        {
            return await body.ReadAtLeastAsync(buffer, least, throwOnEndOfStream: false, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
