using System.Security.Cryptography;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>A model's file → whether it is the right one: reads all of it and compares it with the catalogue, else with what the publisher told when it came.</summary>
public sealed class ModelVerification(TimeProvider time)
{
    private const int BufferBytes = 1 << 17;

    /// <summary>Verifies <paramref name="stored"/>; a good result is kept beside the file.</summary>
    public Task<VerifiedModel> RunAsync(StoredModel stored, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(stored, new ProgressMeter(progress, time), cancellationToken);

    internal async Task<VerifiedModel> RunAsync(StoredModel stored, ProgressMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            var expected = Expected(stored);
            if (stored.Bytes < expected.Bytes) return new VerifiedModel(stored, Verdict.Truncated, null);
            var (sha256, isModel) = await ReadAsync(stored, meter, cancellationToken).ConfigureAwait(false);
            if (!isModel) return new VerifiedModel(stored, Verdict.NotAModel, sha256);
            if (expected.Sha256 is not null && expected.Sha256 != sha256) return new VerifiedModel(stored, Verdict.Changed, sha256);
            Keep(stored, sha256, expected.Origin);
            return new VerifiedModel(stored, expected.Origin == ChecksumOrigin.None ? Verdict.Unknown : Verdict.Ok, sha256);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new VerifiedModel(stored, Verdict.Unreadable, null);
        }
    }

    private static ExpectedFile Expected(StoredModel stored)
    {
        if (stored.Model is { Sha256: not null } model) return ExpectedFile.Of(model);
        return stored.Record is { } record
            ? new ExpectedFile(record.Bytes, record.Sha256, record.Origin)
            : new ExpectedFile(stored.Model?.Bytes, null, ChecksumOrigin.None);
    }

    private static async Task<(string Sha256, bool IsModel)> ReadAsync(StoredModel stored, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(stored.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        meter.Begin(DownloadStage.Checking, 0, file.Length);
        var buffer = new byte[BufferBytes];
        var (done, isModel) = (0L, false);
        int read;
        while ((read = await file.ReadAtLeastAsync(buffer, Gguf.MagicBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (done == 0) isModel = Gguf.IsBeginning(buffer.AsSpan(0, read));
            hash.AppendData(buffer, 0, read);
            meter.Advance(done += read);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), isModel);
    }

    /// <summary>A folder that may only be read is no fault of the file.</summary>
    private void Keep(StoredModel stored, string sha256, ChecksumOrigin origin)
    {
        try
        {
            ModelStore.WriteRecord(stored.Path, new ModelRecord(stored.Record?.Source ?? stored.Path, stored.Bytes, sha256, origin, time.GetUtcNow()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
