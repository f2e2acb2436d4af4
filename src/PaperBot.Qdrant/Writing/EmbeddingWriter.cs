using System.Collections.Concurrent;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Queries;

namespace PaperBot.Qdrant.Writing;

/// <summary>
/// Stores embeddings: those of the profile in force beside the words of their papers, those of another one in a collection of their own, in which the papers come to lie
/// a second time until it is put in force.
/// </summary>
internal sealed class EmbeddingWriter(LibraryConnection library, LibraryCollections collections, PointWriter points)
{
    public async Task StoreAsync(LibraryState state, EmbeddingProfile profile, IReadOnlyList<EmbeddedPaper> embeddings, CancellationToken cancellationToken)
    {
        var isInForce = state.InForce(library.Names) is { } inForce && inForce.ToProfile() == profile;
        if (!isInForce) await BeginAsync(state, profile, hasCollection: true, cancellationToken).ConfigureAwait(false);
        for (var isFirst = true; ; isFirst = false)
        {
            var placed = await PlaceAsync(embeddings, isInForce ? [Field.Ids] : [Field.Paper, Field.Sequence], cancellationToken).ConfigureAwait(false);
            try
            {
                await points.InBatchesAsync(placed, (batch, stop) => isInForce ? UpdateAsync(profile, batch, stop) : CopyAsync(state, profile, batch, stop), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (QdrantRefusalException refusal) when (isFirst && refusal.Kind == RefusalKind.NotFound)
            {
                // One of the papers has become one with another since: the rest is written again, which is harmless.
            }
        }
    }

    /// <summary>Has the library know of a profile that is not in force; what was kept of it from the time when it was is let go.</summary>
    public async Task<ProfileRecord> BeginAsync(LibraryState state, EmbeddingProfile profile, bool hasCollection, CancellationToken cancellationToken)
    {
        var known = state.Find(profile) ?? ProfileRecord.Of(profile);
        if (known.ReplacedAt is not null)
        {
            await library.Api.DeleteCollectionAsync(library.Names.Of(profile), Urgency.Background, cancellationToken).ConfigureAwait(false);
            known = known with { ReplacedAt = null, HasCollection = false };
        }

        if (hasCollection && !known.HasCollection) await collections.MakePapersAsync(profile, cancellationToken).ConfigureAwait(false);
        var wanted = known with { HasCollection = known.HasCollection || hasCollection };
        if (wanted != state.Find(profile)) await library.Meta.WriteAsync([wanted], Urgency.Background, cancellationToken).ConfigureAwait(false);
        return wanted;
    }

    private Task UpdateAsync(EmbeddingProfile profile, PlacedVector[] batch, CancellationToken cancellationToken)
    {
        var name = LibraryNames.VectorOf(profile);
        PointVectors[] vectors = [.. batch.Select(one => new PointVectors(one.Paper.Point, new Dictionary<string, PointVector>(1) { [name] = PointVector.Of(one.Vector) }))];
        return library.Api.UpdateVectorsAsync(library.Names.Of(profile), vectors, Urgency.Background, cancellationToken);
    }

    private Task CopyAsync(LibraryState state, EmbeddingProfile profile, PlacedVector[] batch, CancellationToken cancellationToken)
    {
        var (name, weighing) = (LibraryNames.VectorOf(profile), state.Library!.ToWeighing());
        Point[] copies = [.. batch.Select(one => PaperPoint.Of(one.Paper, PaperWords.Of(one.Paper.Paper), weighing, name, one.Vector))];
        return library.Api.UpsertAsync(library.Names.Of(profile), copies, Urgency.Background, cancellationToken);
    }

    /// <summary>The papers that the embeddings belong to; unknown ones are left out, and of two embeddings of one paper the later holds.</summary>
    private async Task<IEnumerable<PlacedVector>> PlaceAsync(IReadOnlyList<EmbeddedPaper> embeddings, string[] fields, CancellationToken cancellationToken)
    {
        var byId = new ConcurrentDictionary<PaperId, PlacedPaper>();
        await points.InBatchesAsync(embeddings.Select(embedding => embedding.Id).Distinct(), async (ids, stop) =>
        {
            var wanted = new ScrollRequest
            {
                Filter = Filter.All(FilterConditions.OneOf(Field.Ids, [.. ids.Select(id => id.Text)])), Limit = ids.Length, WithPayload = FieldSelection.Only(fields),
            };
            await foreach (var point in PagedScroll.ReadAsync(library.Api, library.Names.Alias, wanted, stop).ConfigureAwait(false))
            {
                var placed = PaperPoint.Place(point);
                foreach (var id in placed.Paper.AllIds) byId[id] = placed;
            }
        }, cancellationToken).ConfigureAwait(false);
        return embeddings.Where(embedding => byId.ContainsKey(embedding.Id)).Select(embedding => new PlacedVector(byId[embedding.Id], embedding.Vector))
            .GroupBy(one => one.Paper.Point).Select(same => same.Last());
    }

    private sealed record PlacedVector(PlacedPaper Paper, ReadOnlyMemory<float> Vector);
}
