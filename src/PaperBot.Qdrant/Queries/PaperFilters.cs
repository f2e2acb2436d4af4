using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>
/// Paper filters as the server understands them. A source is meant by any part of its name, which the server cannot compare, so the sources there are get known first,
/// and are asked for by their whole names.
/// </summary>
internal sealed class PaperFilters(LibraryConnection library)
{
    // Asked for few of many, the server would draw samples, and papers of the others would be lost.
    private const int MostSources = 65_536;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private volatile Known? _known;

    public async ValueTask<MappedFilter> MapAsync(PaperFilter filter, CancellationToken cancellationToken)
    {
        if (filter.IsEmpty) return MappedFilter.Everything;
        if (filter.Sources.Count == 0) return FilterConditions.Of(filter, []);
        var sources = await SourcesAsync(cancellationToken).ConfigureAwait(false);
        return FilterConditions.Of(filter, [.. sources.Where(source => filter.Sources.Any(wanted => FilterMatch.Source(SourceValue.Read(source), wanted)))]);
    }

    /// <summary>After a write there may be others.</summary>
    public void Forget() => _known = null;

    private async ValueTask<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && library.Time.GetElapsedTime(known.At) < Lifetime) return known.Sources;
        var asked = library.Time.GetTimestamp();
        var sources = await AskAsync(cancellationToken).ConfigureAwait(false);
        _known = new Known(sources, asked);
        return sources;
    }

    private async Task<IReadOnlyList<string>> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new FacetRequest(Field.Sources, MostSources, Exact: false);
            var hits = await library.Api.FacetAsync(library.Names.Alias, request, Urgency.Question, cancellationToken).ConfigureAwait(false);
            return [.. hits.Select(hit => hit.Value)];
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return [];
        }
    }

    private sealed record Known(IReadOnlyList<string> Sources, long At);
}
