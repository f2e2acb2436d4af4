using Microsoft.Extensions.Logging;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.App.Hosting;

/// <summary>
/// The library that a long-running bot answers from: the starter corpus until there are papers of one's own, whoever adds them. Requests that run keep
/// the library that they began with, so that one is closed at the end only; it happens at most once.
/// </summary>
internal sealed partial class CurrentLibrary(CommandContext context, ILogger<CurrentLibrary> logger) : IAsyncDisposable
{
    /// <summary>How often it is looked whether another process has put papers in the starter corpus's place.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<Library> _opened = [];
    private volatile Library? _current;
    private long _lookedAt;

    /// <summary>The library, opened when it is first asked for.</summary>
    /// <exception cref="PaperIndexException">It cannot be opened.</exception>
    public async Task<Library> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && !IsDue(current)) return current;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _current is { } known && !IsDue(known) ? known : await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes papers into the library of one's own, which then is the one answered from.</summary>
    /// <exception cref="PaperIndexException">Another ingest is running, or the library cannot be written.</exception>
    public async Task<IngestReport> IngestAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken)
    {
        if (await GetAsync(cancellationToken).ConfigureAwait(false) is { IsStarter: false } own)
            return await LibraryOpener.IngestInto(own.Index, context).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var papers = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = papers.ConfigureAwait(false);
            var report = await LibraryOpener.IngestInto(papers, context).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            return report;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var library in _opened) await library.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private bool IsDue(Library current) => current.IsStarter && context.Papers.MayHoldPapers && context.Time.GetElapsedTime(Interlocked.Read(ref _lookedAt)) > LookAgain;

    private async Task<Library> OpenAsync(CancellationToken cancellationToken)
    {
        var before = _current;
        Interlocked.Exchange(ref _lookedAt, context.Time.GetTimestamp());
        try
        {
            var opened = await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false);
            if (before is not null && opened.IsStarter)
            {
                // Still nothing of one's own: what is open stays.
                await opened.DisposeAsync().ConfigureAwait(false);
                return before;
            }

            _opened.Add(opened);
            // The first look for a title reads all titles; whoever types a name in Discord is not to wait for that.
            await opened.Index.FindTitlesAsync("warm", 1, cancellationToken).ConfigureAwait(false);
            Log.Opened(logger, (await opened.Index.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount, opened.IsStarter);
            return _current = opened;
        }
        catch (PaperIndexException exception) when (before is not null)
        {
            Log.Kept(logger, exception);
            return before;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Answering from {PaperCount} papers (starter corpus: {IsStarter}).")]
        public static partial void Opened(ILogger logger, int paperCount, bool isStarter);

        [LoggerMessage(2, LogLevel.Warning, "The papers added meanwhile cannot be opened yet; the starter corpus stays.")]
        public static partial void Kept(ILogger logger, Exception exception);
    }
}
