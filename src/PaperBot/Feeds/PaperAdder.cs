using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>An arXiv id or address, or an uploaded file → papers in the library. What goes wrong comes back as a sentence.</summary>
/// <param name="options">How arXiv is asked.</param>
/// <param name="ingest">Takes records into the library.</param>
/// <param name="time">The clock.</param>
public sealed class PaperAdder(ArXivOptions options, Func<IAsyncEnumerable<PaperRecord>, CancellationToken, Task<IngestReport>> ingest, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of an uploaded file that are read, after decompression ten times as many.</summary>
    public const int MostFileBytes = 10 * 1024 * 1024;

    /// <summary>Fetches the paper that <paramref name="idOrUrl"/> names from arXiv and adds it.</summary>
    public Task<AddedPapers> AddAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        _ = (options, ingest, time, idOrUrl, cancellationToken);
        throw new NotImplementedException();
    }

    /// <summary>Adds the papers in a file of any format that ingest knows, compressed or not.</summary>
    /// <param name="name">The file's name as it was uploaded; for the report only.</param>
    /// <param name="content">Its bytes, at most <see cref="MostFileBytes"/>.</param>
    /// <param name="cancellationToken">Stops; what was added stays.</param>
    public Task<AddedPapers> AddFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _ = (options, ingest, name, content, cancellationToken);
        throw new NotImplementedException();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
