using System.Runtime.CompilerServices;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Queries;

/// <summary>Reads papers back: some by their identifiers, all of them, or those without an embedding.</summary>
internal sealed class PaperReading(LibraryConnection library)
{
    private const int IdsTogether = 256;

    private readonly OrderedScroll _scroll = new(library.Api);

    /// <summary>The papers with these identifiers, in the order asked; unknown ones are left out.</summary>
    public async Task<IReadOnlyList<IndexedPaper>> GetAsync(IReadOnlyList<PaperId> ids, CancellationToken cancellationToken)
    {
        var byId = new Dictionary<PaperId, PlacedPaper>();
        var vectors = new Dictionary<Guid, ReadOnlyMemory<float>>();
        foreach (var chunk in ids.Distinct().Chunk(IdsTogether))
        {
            foreach (var (point, vector) in await NamedAsync(chunk, cancellationToken).ConfigureAwait(false))
            {
                vectors[point.Point] = vector;

                // After a stop in the middle of a merge an identifier may lead to two points, of which the earlier is whole.
                foreach (var id in point.Paper.AllIds)
                {
                    if (!byId.TryGetValue(id, out var known) || point.Sequence < known.Sequence) byId[id] = point;
                }
            }
        }

        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id]).Select(placed => new IndexedPaper(placed.Paper, vectors[placed.Point]))];
    }

    /// <summary>All papers in the order in which they first came.</summary>
    public async IAsyncEnumerable<Paper> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var point in ReadServingAsync(null, [Field.Paper], cancellationToken).ConfigureAwait(false)) yield return PaperPoint.Read(point.Payload);
    }

    /// <summary>The papers that have no vector of <paramref name="profile"/> made from their present text, in order.</summary>
    public async IAsyncEnumerable<Paper> ReadUnembeddedAsync(EmbeddingProfile profile, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = await library.ReadStateAsync(Urgency.Background, cancellationToken).ConfigureAwait(false);
        var known = state.Find(profile);
        if (known is not null && state.InForce(library.Names) == known)
        {
            var without = new Filter { MustNot = [Condition.Vector(LibraryNames.VectorOf(profile))] };
            await foreach (var point in ReadServingAsync(without, [Field.Paper], cancellationToken).ConfigureAwait(false)) yield return PaperPoint.Read(point.Payload);
            yield break;
        }

        var isBeside = known is not null && state.Beside(library.Names).Contains(known);
        var pages = ReadServingAsync(null, [Field.Paper, Field.Text], cancellationToken).Chunk(OrderedScroll.PagePoints);
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var embedded = isBeside ? await EmbeddedAsync(profile, page, cancellationToken).ConfigureAwait(false) : [];
            foreach (var point in page.Where(point => !embedded.Contains(point.Id))) yield return PaperPoint.Read(point.Payload);
        }
    }

    private IAsyncEnumerable<PointRecord> ReadServingAsync(Filter? filter, string[] fields, CancellationToken cancellationToken) => _scroll.ReadAsync(
        library.Names.Alias, new ScrollRequest { Filter = filter, WithPayload = FieldSelection.Only(fields) }, Field.Sequence, OrderBy.Ascending, Urgency.Background, cancellationToken);

    /// <summary>Those of a page that have a vector of a profile which is not in force, made from the same text.</summary>
    private async Task<HashSet<Guid>> EmbeddedAsync(EmbeddingProfile profile, PointRecord[] page, CancellationToken cancellationToken)
    {
        var texts = page.DistinctBy(point => point.Id).ToDictionary(point => point.Id, point => PaperPoint.Word(point.Payload, Field.Text));
        var wanted = new ScrollRequest
        {
            Filter = Filter.All(Condition.Ids([.. texts.Keys]), Condition.Vector(LibraryNames.VectorOf(profile))), Limit = texts.Count, WithPayload = FieldSelection.Only(Field.Text),
        };
        var found = (await library.Api.ScrollAsync(library.Names.Of(profile), wanted, Urgency.Background, cancellationToken).ConfigureAwait(false)).Points;
        return [.. found.Where(point => PaperPoint.Word(point.Payload, Field.Text) == texts.GetValueOrDefault(point.Id)).Select(point => point.Id)];
    }

    private async Task<IReadOnlyList<(PlacedPaper Point, ReadOnlyMemory<float> Vector)>> NamedAsync(PaperId[] ids, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                var state = await library.RecentStateAsync(cancellationToken).ConfigureAwait(false);
                var vector = state.InForce(library.Names) is { } inForce ? LibraryNames.VectorOf(inForce.ToProfile()) : null;
                var points = await NamedAsync(ids, vector, cancellationToken).ConfigureAwait(false);
                return [.. points.Select(point => (PaperPoint.Place(point), VectorOf(point, vector)))];
            }
            catch (QdrantRefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
            {
                return [];
            }
            catch (QdrantRefusalException refusal) when (isFirst && refusal.Kind == RefusalKind.BadRequest)
            {
                // Another embedding has been put in force since.
                library.ForgetState();
            }
        }
    }

    private async Task<List<PointRecord>> NamedAsync(PaperId[] ids, string? vector, CancellationToken cancellationToken)
    {
        var points = new List<PointRecord>();
        var wanted = new ScrollRequest
        {
            Filter = Filter.All(FilterConditions.OneOf(Field.Ids, [.. ids.Select(id => id.Text)])),
            Limit = IdsTogether,
            WithPayload = FieldSelection.Only(Field.Paper, Field.Sequence),
            WithVector = vector is null ? FieldSelection.None : FieldSelection.Only(vector),
        };
        do
        {
            var page = await library.Api.ScrollAsync(library.Names.Alias, wanted, Urgency.Question, cancellationToken).ConfigureAwait(false);
            points.AddRange(page.Points);
            wanted = wanted with { Offset = page.NextPageOffset };
        }
        while (wanted.Offset is not null);
        return points;
    }

    private static ReadOnlyMemory<float> VectorOf(PointRecord point, string? vector) =>
        vector is not null && point.Vector?.GetValueOrDefault(vector) is { } found ? found.Dense : default;
}
