using System.Runtime.CompilerServices;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Papers.Files;
using PaperBot.Text;

namespace PaperBot.Feeds;

/// <summary>An arXiv id or address, or an uploaded file → papers in the library. What goes wrong comes back as a sentence.</summary>
/// <param name="arXiv">Asks arXiv; taken over.</param>
/// <param name="ingest">Takes records into the library; one call at a time.</param>
public sealed class PaperAdder(ArXivFeed arXiv, Func<IAsyncEnumerable<PaperRecord>, CancellationToken, Task<IngestReport>> ingest) : IDisposable
{
    /// <summary>Bytes of an uploaded file that are read, after decompression ten times as many.</summary>
    public const int MostFileBytes = 10 * 1024 * 1024;

    private const long MostUnpackedBytes = 10L * MostFileBytes;
    private const int MostTitles = 10;
    private const int MostNameCharacters = 100;
    private const string Readable = "A file can hold BibTeX, RIS, CSV, JSON, JSON lines, an Atom feed or ACL Anthology XML, packed with gzip or not.";

    private readonly SemaphoreSlim _ingesting = new(1);

    /// <summary>The same, asking arXiv at a pace of its own.</summary>
    public PaperAdder(ArXivOptions options, Func<IAsyncEnumerable<PaperRecord>, CancellationToken, Task<IngestReport>> ingest, TimeProvider time)
        : this(new ArXivFeed(options, time), ingest)
    {
    }

    /// <summary>Fetches the paper that <paramref name="idOrUrl"/> names from arXiv and adds it.</summary>
    public async Task<AddedPapers> AddAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        var record = await arXiv.FetchAsync(idOrUrl, cancellationToken).ConfigureAwait(false);
        return record.Refused is { } refused
            ? Nothing(refused.Cause, refused.Failure)
            : await AddAsync(new[] { record }.ToAsyncEnumerable(), cause => cause ?? "The paper could not be read.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the papers in a file of any format that ingest knows, compressed or not.</summary>
    /// <param name="name">The file's name as it was uploaded; for the report, and to recognise a format by its ending.</param>
    /// <param name="content">Its bytes, at most <see cref="MostFileBytes"/>.</param>
    /// <param name="cancellationToken">Stops; what was added stays.</param>
    public async Task<AddedPapers> AddFileAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var shown = Shown(name);
        if (content.Length > MostFileBytes) return Nothing($"{shown} is larger than {MostFileBytes / (1024 * 1024)} MiB; split it, or let whoever runs the bot ingest it.");
        if (!await Task.Run(() => Unpacking.Fits(Open(content), MostUnpackedBytes), cancellationToken).ConfigureAwait(false))
            return Nothing($"{shown} unpacks to more than {MostUnpackedBytes / (1024 * 1024)} MiB and was not read; split it, or let whoever runs the bot ingest it.");
        return await AddAsync(
            PaperReader.ReadAsync(shown, () => Open(content), cancellationToken),
            cause => $"Nothing was added from {shown}: {cause ?? "it holds no papers."} {Readable}",
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        arXiv.Dispose();
        _ingesting.Dispose();
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false);

    private static string Shown(string name)
    {
        var clean = CleanText.From(name);
        if (clean.Length == 0) return "The file";
        return clean.Length <= MostNameCharacters ? clean : "…" + clean[^(char.IsLowSurrogate(clean[^MostNameCharacters]) ? MostNameCharacters - 1 : MostNameCharacters)..];
    }

    private static AddedPapers Nothing(string trouble, Exception? failure = null) => new(null, [], trouble) { Failure = failure };

    private async Task<AddedPapers> AddAsync(IAsyncEnumerable<PaperRecord> records, Func<string?, string> trouble, CancellationToken cancellationToken)
    {
        var titles = new List<string>();
        await _ingesting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var report = await ingest(NoteTitlesAsync(records, titles, cancellationToken), cancellationToken).ConfigureAwait(false);
            return report.Read > 0 ? new AddedPapers(report, titles, null) : Nothing(trouble(report.Refused.Count > 0 ? report.Refused[0].Cause : null));
        }
        catch (IndexUnreachableException exception)
        {
            return Nothing("The library cannot be reached right now; add it again in a minute.", exception);
        }
        catch (PaperIndexException exception)
        {
            return Nothing(exception.Message, exception);
        }
        finally
        {
            _ingesting.Release();
        }
    }

    private static async IAsyncEnumerable<PaperRecord> NoteTitlesAsync(
        IAsyncEnumerable<PaperRecord> records, List<string> titles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (record.Paper is { } paper && titles.Count < MostTitles) titles.Add(paper.Title.Length > 0 ? paper.Title : paper.Id.Text);
            yield return record;
        }
    }
}
