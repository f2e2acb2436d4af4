using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Text;

namespace PaperBot.Qdrant.Meta;

/// <summary>A library on a server: how it is reached, what it is called there, and what was last known of its state.</summary>
internal sealed class LibraryConnection(QdrantApi api, QdrantOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan StateLifetime = TimeSpan.FromSeconds(5);

    private volatile KnownState? _known;
    private volatile int _shards;

    public QdrantApi Api => api;

    public QdrantOptions Options => options;

    public TimeProvider Time => time;

    public LibraryNames Names { get; } = new(options.Collection);

    public LibraryMeta Meta { get; } = new(api, new LibraryNames(options.Collection));

    /// <summary>The state of the library now.</summary>
    /// <exception cref="PaperIndexException">It was made in a way that this version cannot read.</exception>
    public async Task<LibraryState> ReadStateAsync(Urgency urgency, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var state = await Meta.ReadAsync(urgency, cancellationToken).ConfigureAwait(false);
        CheckForm(state.Library);
        if (state.Serving is { } serving && !Names.Owns(serving))
            throw new PaperIndexException($"The alias '{Names.Alias}' on the Qdrant server stands for '{serving}', which is no library of PaperBot's; choose another Qdrant:Collection, or correct the alias there.");
        _known = new KnownState(state, asked);
        return state;
    }

    /// <summary>The state of the library a few seconds ago or later.</summary>
    public ValueTask<LibraryState> RecentStateAsync(CancellationToken cancellationToken) =>
        _known is { } known && time.GetElapsedTime(known.At) < StateLifetime ? new(known.State) : new(ReadStateAsync(Urgency.Question, cancellationToken));

    /// <summary>Makes the next <see cref="RecentStateAsync"/> ask the server.</summary>
    public void ForgetState() => _known = null;

    /// <summary>How many shards papers are spread over, each of which knows its own papers alone; asked once.</summary>
    public async ValueTask<int> ShardsAsync(CancellationToken cancellationToken)
    {
        if (_shards > 0) return _shards;
        var serving = await api.FindCollectionAsync(Names.Alias, Urgency.Question, cancellationToken).ConfigureAwait(false);
        if (serving is null) return 1;
        return _shards = Math.Max(1, serving.Config.Params.ShardNumber ?? 1);
    }

    /// <summary>Refuses to search words that an earlier version took apart.</summary>
    public void CheckWords(LibraryState state)
    {
        if (state.Library is { } library && library.TermsVersion != TermAnalyzer.Version)
            throw new PaperIndexException($"The library '{Names.Alias}' on the Qdrant server was made by an earlier version of PaperBot; run paperbot ingest once to bring it up to date.");
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private void CheckForm(LibraryRecord? library)
    {
        if (library is null || (library.Schema == LibraryRecord.CurrentSchema && library.TermsVersion <= TermAnalyzer.Version)) return;
        throw new PaperIndexException(
            library.Schema < LibraryRecord.CurrentSchema
                ? $"The library '{Names.Alias}' on the Qdrant server was made by an earlier version of PaperBot; ingest your papers into another one (Qdrant:Collection), which paperbot ingest makes."
                : $"The library '{Names.Alias}' on the Qdrant server was made by a newer version of PaperBot; update PaperBot, or give another Qdrant:Collection.");
    }

    private sealed record KnownState(LibraryState State, long At);
}
