using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>Filter → how many papers pass, and the first by date.</summary>
internal sealed class Listing(LibraryConnection library, PaperFilters filters)
{
    private readonly OrderedScroll _scroll = new(library.Api);

    public async Task<PaperListing> RunAsync(PaperFilter filter, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        var mapped = await filters.MapAsync(filter, cancellationToken).ConfigureAwait(false);
        if (!mapped.IsExact) return await LookAgainAsync(filter, mapped, order, limit, cancellationToken).ConfigureAwait(false);
        try
        {
            var counting = library.Api.CountAsync(library.Names.Alias, mapped.Filter, exact: true, Urgency.Question, cancellationToken);
            var first = new List<Paper>();
            if (limit > 0) await foreach (var paper in ReadAsync(mapped, order, Math.Min(limit, OrderedScroll.PagePoints), cancellationToken).Take(limit).ConfigureAwait(false)) first.Add(paper);
            return new PaperListing((int)Math.Min(int.MaxValue, await counting.ConfigureAwait(false)), first);
        }
        catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return new PaperListing(0, []);
        }
    }

    private async Task<PaperListing> LookAgainAsync(PaperFilter filter, MappedFilter mapped, PaperOrder order, int limit, CancellationToken cancellationToken)
    {
        var (passing, first) = (0, new List<Paper>());
        await foreach (var paper in ReadAsync(mapped, order, OrderedScroll.PagePoints, cancellationToken).Where(paper => FilterMatch.Passes(paper, filter)).ConfigureAwait(false))
        {
            if (passing++ < limit) first.Add(paper);
        }

        return new PaperListing(passing, first);
    }

    private IAsyncEnumerable<Paper> ReadAsync(MappedFilter mapped, PaperOrder order, int page, CancellationToken cancellationToken)
    {
        var wanted = new ScrollRequest { Filter = mapped.Filter, Limit = page, WithPayload = FieldSelection.Only(Field.Paper) };
        var key = order == PaperOrder.Oldest ? Field.Oldest : Field.Newest;
        return _scroll.ReadAsync(library.Names.Alias, wanted, key, OrderBy.Descending, Urgency.Question, cancellationToken).Select(point => PaperPoint.Read(point.Payload));
    }
}
