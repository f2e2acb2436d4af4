using System.Security.Cryptography;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The beginning of a model's file that is here already, with its checksum; whatever happens, it never has the final name before it is whole.</summary>
internal sealed class PartFile : IDisposable
{
    private const int BufferBytes = 1 << 17;

    private readonly CatalogueModel _model;
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _done;
    private IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private PartFile(CatalogueModel model, string path, FileStream stream) => (_model, _path, _stream) = (model, path, stream);

    /// <summary>Bytes that are here.</summary>
    public long Length { get; private set; }

    /// <summary>Which file they are of; null when that is not known.</summary>
    public PartRecord? Record { get; private set; }

    /// <summary>Opens the part at <paramref name="path"/>, an empty one where there is none, and computes the checksum of what is there.</summary>
    public static async Task<PartFile> OpenAsync(CatalogueModel model, string path, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var stream = Guarded(model, () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, useAsync: true));
        var part = new PartFile(model, path, stream) { Record = ModelStore.ReadRecord<PartRecord>(path) };
        try
        {
            await part.ReadBackAsync(meter, cancellationToken).ConfigureAwait(false);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>Adds what came.</summary>
    /// <exception cref="ModelException">The disk does not take it.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailure.DiskFull(_model, exception);
        }

        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Remembers which file the part is of.</summary>
    public void Remember(PartRecord record)
    {
        if (record == Record) return;
        Guarded(_model, () => { ModelStore.WriteRecord(_path, record); return record; });
        Record = record;
    }

    /// <summary>Forgets everything and begins anew.</summary>
    public void Restart()
    {
        Guarded(_model, () => { _stream.SetLength(0); return _stream.Position = 0; });
        _hash.Dispose();
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Length = 0;
    }

    /// <summary>The SHA-256 of what is here, in lower case.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Gives the part its final name, when it is safely on disk.</summary>
    public void Finish(string path)
    {
        Guarded(_model, () => { _stream.Flush(flushToDisk: true); return 0; });
        Dispose();
        Guarded(_model, () => { File.Move(_path, path, overwrite: true); return 0; });
        File.Delete(_path + ".json");
    }

    /// <summary>Lets go of the part; one without a byte is removed.</summary>
    public void Dispose()
    {
        if (_done) return;
        _done = true;
        _stream.Dispose();
        _hash.Dispose();
        if (Length > 0) return;
        File.Delete(_path);
        File.Delete(_path + ".json");
    }

    private async Task ReadBackAsync(ProgressMeter meter, CancellationToken cancellationToken)
    {
        if (_stream.Length == 0) return;
        meter.Begin(DownloadStage.Checking, 0, _stream.Length);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await _stream.ReadAtLeastAsync(buffer, Gguf.MagicBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (Length == 0 && !Gguf.IsBeginning(buffer.AsSpan(0, read)))
            {
                Restart();
                return;
            }

            _hash.AppendData(buffer, 0, read);
            meter.Advance(Length += read);
        }
    }

    private static T Guarded<T>(CatalogueModel model, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DownloadFailure.DiskFull(model, exception);
        }
    }
}
