using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Digests.Subscribing;

namespace PaperBot.App.Libraries;

/// <summary>What the command line needs of subscriptions and digests; the library is opened when it is first needed.</summary>
internal sealed class OpenDigests : IAsyncDisposable
{
    private readonly CommandContext _context;
    private readonly OpenState _state;
    private readonly Once<Library> _library;
    private readonly List<Library> _opened = [];
    private volatile Library? _current;

    private OpenDigests(CommandContext context, OpenState state)
    {
        (_context, _state) = (context, state);
        _library = new Once<Library>(OpenLibraryAsync, library => !library.IsStarter);
    }

    /// <summary>What is kept.</summary>
    public OpenState State => _state;

    /// <summary>The rules of subscribing.</summary>
    public Subscriptions Subscriptions => new(_state.Digests, _state.Feeds, GetLibraryAsync, Options, _context.Time);

    /// <summary>Digests that are asked for.</summary>
    public OnDemandDigests OnDemand => new(_state.Digests, _state.Feeds, Press, Options, _context.Time);

    private DigestOptions Options => _context.Settings.Digests;

    private DigestPress Press => DigestPresses.Of(GetLibraryAsync, _state.Feeds, new DigestMaker(GetLibraryAsync, _context.Writing.GetAsync, Options, _context.Time), _context.Time);

    /// <summary>Opens the state.</summary>
    /// <exception cref="BotStateException">It cannot be opened.</exception>
    public static async Task<OpenDigests> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.Data.Create();
        return new OpenDigests(context, await OpenState.OpenAsync(context, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What passes over all subscriptions, delivering through <paramref name="carriers"/>.</summary>
    public DigestPass Pass(DigestCarriers carriers) => new(
        new DueCorrection(_state.Digests, Options, _context.Time),
        new DigestPreparing(_state.Digests, _state.Feeds, Press, Options, _context.Time),
        new DigestDelivering(_state.Digests, carriers, Options, _context.Time),
        carriers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var library in _opened) await library.DisposeAsync().ConfigureAwait(false);
        _library.Dispose();
        await _state.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The starter corpus stays only until a feed or an ingest has brought papers.</summary>
    private Task<Library> GetLibraryAsync(CancellationToken cancellationToken) =>
        _current is { } current && !(current.IsStarter && _context.Papers.MayHoldPapers) ? Task.FromResult(current) : _library.GetAsync(cancellationToken);

    private async Task<Library> OpenLibraryAsync(CancellationToken cancellationToken)
    {
        var library = await LibraryOpener.OpenAsync(_context, cancellationToken).ConfigureAwait(false);
        _opened.Add(library);
        return _current = library;
    }
}
