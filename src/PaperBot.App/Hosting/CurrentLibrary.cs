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

    /// <summary>How long a server that could not be reached is left alone: who asks meanwhile is told at once.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _ingesting = new(1);
    private readonly List<Library> _opened = [];
    private volatile Library? _current;
    private long _lookedAt;
    private (IndexUnreachableException Failure, long At)? _away;

    /// <summary>Opens the library, again and again while the server that keeps it cannot be reached.</summary>
    /// <exception cref="PaperIndexException">It cannot be opened.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await GetAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (IndexUnreachableException)
            {
                await Task.Delay(Rest, context.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The library, opened when it is first asked for.</summary>
    /// <exception cref="IndexUnreachableException">The server that keeps it cannot be reached.</exception>
    /// <exception cref="PaperIndexException">It cannot be opened.</exception>
    public async Task<Library> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && !IsDue(current)) return current;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } known && !IsDue(known)) return known;
            if (_away is { } away && context.Time.GetElapsedTime(away.At) < Rest) throw new IndexUnreachableException(away.Failure.Message, away.Failure);
            return await OpenNowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes papers into the library of one's own, which then is the one answered from. Of several in this process, each waits for its turn.</summary>
    /// <exception cref="PaperIndexException">Another process is ingesting, or the library cannot be written.</exception>
    public async Task<IngestReport> IngestAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken)
    {
        await _ingesting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await IngestNowAsync(records, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ingesting.Release();
        }
    }

    private async Task<IngestReport> IngestNowAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken)
    {
        if (await GetAsync(cancellationToken).ConfigureAwait(false) is { IsStarter: false } own)
            return await LibraryOpener.IngestInto(own.Index, context).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var papers = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = papers.ConfigureAwait(false);
            var report = await LibraryOpener.IngestInto(papers, context).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
            await OpenNowAsync(cancellationToken).ConfigureAwait(false);
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
        _ingesting.Dispose();
    }

    private bool IsDue(Library current) => current.IsStarter && context.Papers.MayHoldPapers && context.Time.GetElapsedTime(Interlocked.Read(ref _lookedAt)) > LookAgain;

    private async Task<Library> OpenNowAsync(CancellationToken cancellationToken)
    {
        var before = _current;
        Interlocked.Exchange(ref _lookedAt, context.Time.GetTimestamp());
        try
        {
            var opened = before is null
                ? await LibraryOpener.OpenAsync(context, cancellationToken).ConfigureAwait(false)
                : await LibraryOpener.OpenOwnAsync(context, cancellationToken).ConfigureAwait(false);
            if (opened is null) return before!;
            await WarmAsync(opened, cancellationToken).ConfigureAwait(false);
            _away = null;
            return _current = opened;
        }
        catch (PaperIndexException exception) when (before is not null)
        {
            Log.Kept(logger, exception);
            return before;
        }
        catch (IndexUnreachableException exception)
        {
            if (_away is null) Log.Away(logger, exception);
            _away = (exception, context.Time.GetTimestamp());
            throw;
        }
    }

    /// <summary>The first look for a title reads all titles; whoever types a name in Discord is not to wait for that.</summary>
    private async Task WarmAsync(Library opened, CancellationToken cancellationToken)
    {
        try
        {
            await opened.Index.FindTitlesAsync("warm", 1, cancellationToken).ConfigureAwait(false);
            Log.Opened(logger, (await opened.Index.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount, opened.IsStarter);
            _opened.Add(opened);
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Answering from {PaperCount} papers (starter corpus: {IsStarter}).")]
        public static partial void Opened(ILogger logger, int paperCount, bool isStarter);

        [LoggerMessage(2, LogLevel.Warning, "The papers added meanwhile cannot be opened yet; the starter corpus stays.")]
        public static partial void Kept(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "The library cannot be reached; it is tried again until it can. Until then questions are answered with one sentence that says so.")]
        public static partial void Away(ILogger logger, Exception exception);
    }
}
