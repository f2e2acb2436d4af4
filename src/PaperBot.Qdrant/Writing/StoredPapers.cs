using System.Collections.Concurrent;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Queries;
using PaperBot.Text;

namespace PaperBot.Qdrant.Writing;

/// <summary>Reads what a batch of papers has to be compared with.</summary>
internal sealed class StoredPapers(LibraryConnection library)
{
    private const int PapersTogether = 128;
    private const int PagePoints = 512;

    /// <summary>All stored papers that share an identifier or a title with <paramref name="papers"/>.</summary>
    public async Task<IReadOnlyList<PlacedPaper>> LikeAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<Guid, PlacedPaper>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = library.Options.ParallelRequests, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(papers.Chunk(PapersTogether), options, async (chunk, stop) =>
        {
            await foreach (var point in ReadAsync(LikeAny(chunk), [Field.Paper, Field.Sequence], stop).ConfigureAwait(false)) found[point.Id] = PaperPoint.Place(point);
        }).ConfigureAwait(false);
        return [.. found.Values];
    }

    /// <summary>One more than the highest place given; 0 for an empty library.</summary>
    public async Task<long> NextSequenceAsync(CancellationToken cancellationToken)
    {
        var last = new ScrollRequest { Limit = 1, OrderBy = new OrderBy(Field.Sequence, OrderBy.Descending, null), WithPayload = FieldSelection.Only(Field.Sequence) };
        var page = await library.Api.ScrollAsync(library.Names.Alias, last, Urgency.Background, cancellationToken).ConfigureAwait(false);
        return page.Points.Count == 0 ? 0 : PaperPoint.Number(page.Points[0].Payload, Field.Sequence) + 1;
    }

    /// <summary>The lengths in terms of every paper, by point.</summary>
    public async Task<Dictionary<Guid, (long Title, long Abstract)>> LengthsAsync(CancellationToken cancellationToken)
    {
        var lengths = new Dictionary<Guid, (long, long)>();
        await foreach (var point in ReadAsync(null, [Field.TitleTerms, Field.AbstractTerms], cancellationToken).ConfigureAwait(false))
        {
            lengths[point.Id] = (LengthOf(point, Field.TitleTerms), LengthOf(point, Field.AbstractTerms));
        }

        return lengths;
    }

    /// <summary>Within what a paper can have, whatever another program wrote there, so that sums stay sums.</summary>
    private static long LengthOf(PointRecord point, string field) => Math.Clamp(PaperPoint.Number(point.Payload, field), 0, int.MaxValue);

    private static Filter LikeAny(IReadOnlyList<Paper> papers)
    {
        string[] ids = [.. papers.SelectMany(paper => paper.AllIds).Select(id => id.Text).Distinct(StringComparer.Ordinal)];
        string[] titles = [.. papers.Select(paper => PaperPoint.TitleHash(TitleKey.Of(paper.Title))).OfType<string>().Distinct(StringComparer.Ordinal)];
        return Filter.Any([FilterConditions.OneOf(Field.Ids, ids), .. titles.Length == 0 ? Array.Empty<Condition>() : [FilterConditions.OneOf(Field.Title, titles)]]);
    }

    private IAsyncEnumerable<PointRecord> ReadAsync(Filter? filter, string[] fields, CancellationToken cancellationToken) => PagedScroll.ReadAsync(
        library.Api, library.Names.Alias, new ScrollRequest { Filter = filter, Limit = PagePoints, WithPayload = FieldSelection.Only(fields) }, cancellationToken);
}
