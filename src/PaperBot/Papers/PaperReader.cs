using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PaperBot.Papers.Files;

namespace PaperBot.Papers;

/// <summary>Reads papers from files of any known format, recognised by content.</summary>
/// <param name="openStandardInput">Opens what <c>-</c> stands for; the console's standard input when none is given.</param>
public sealed class PaperReader(Func<Stream>? openStandardInput = null)
{
    private const int RecordsAhead = 512;

    private readonly Func<Stream> _openStandardInput = openStandardInput ?? Console.OpenStandardInput;

    /// <summary>
    /// Streams the records of <paramref name="sources"/>: files (also .gz), folders, globs, or <c>-</c> for standard input.
    /// Never throws for what a file contains: a bad record, a missing file or a folder without papers is a <see cref="RefusedRecord"/>.
    /// Files are read on a thread of their own, a bounded number of records ahead of the caller.
    /// </summary>
    public IAsyncEnumerable<PaperRecord> ReadAsync(IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var records = PaperSources.Expand(sources)
            .SelectMany(source => source.Cause is null ? ReadFile(source.Path) : [new PaperRecord(null, new RefusedRecord(source.Path, 0, source.Cause))]);

        // Waiting for input that nobody types any more would hang; that thread ends with the program.
        return ReadAheadAsync(records, mayHang: sources.Contains(PaperSources.StandardInput), cancellationToken);
    }

    /// <summary>Streams the records of what <paramref name="open"/> gives, in the same way; <paramref name="name"/> is what they are said to come from.</summary>
    public static IAsyncEnumerable<PaperRecord> ReadAsync(string name, Func<Stream> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        return ReadAheadAsync(ReadFile(name, open), mayHang: false, cancellationToken);
    }

    private static async IAsyncEnumerable<PaperRecord> ReadAheadAsync(IEnumerable<PaperRecord> toRead, bool mayHang, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var records = Channel.CreateBounded<PaperRecord>(new BoundedChannelOptions(RecordsAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAllAsync(toRead, records.Writer, abandoned.Token), CancellationToken.None);
        try
        {
            await foreach (var record in records.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return record;
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            if (!mayHang) await reading.ConfigureAwait(false);
        }
    }

    private static async Task ReadAllAsync(IEnumerable<PaperRecord> toRead, ChannelWriter<PaperRecord> records, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            foreach (var record in toRead)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await records.WriteAsync(record, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled or stopped listening knows it already.
        }
        catch (Exception error)
        {
            fault = error;
        }

        records.Complete(fault);
    }

    private IEnumerable<PaperRecord> ReadFile(string path) => ReadFile(path, path == PaperSources.StandardInput ? _openStandardInput : () => File.OpenRead(path));

    private static IEnumerable<PaperRecord> ReadFile(string path, Func<Stream> open)
    {
        var position = 0;
        using var records = PaperFile.Read(path, open).GetEnumerator();
        while (Next(records, path) is { } fields)
        {
            var record = PaperBuilder.Build(fields, path, position + 1);
            if (record.Paper is not null) position++;
            yield return record;
        }
    }

    /// <summary>The next record; what the file system or a damaged file says becomes a refusal, after which the file gives no more.</summary>
    private static PaperFields? Next(IEnumerator<PaperFields> records, string path)
    {
        try
        {
            return records.MoveNext() ? records.Current : null;
        }
        catch (FileNotFoundException)
        {
            return PaperFields.Refused(0, "There is no such file.");
        }
        catch (DirectoryNotFoundException)
        {
            return PaperFields.Refused(0, "There is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            return PaperFields.Refused(0, "The file may not be read; check its permissions.");
        }
        catch (InvalidDataException)
        {
            return PaperFields.Refused(0, "The compressed file is damaged; what came before the damage was read.");
        }
        catch (IOException error)
        {
            return PaperFields.Refused(0, $"The file could not be read: {Text.CleanText.From(error.Message)}");
        }
    }
}
