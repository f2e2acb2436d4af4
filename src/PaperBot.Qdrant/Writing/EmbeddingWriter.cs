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
        await points.InBatchesAsync(
            embeddings.GroupBy(embedding => embedding.Id).Select(same => same.Last()),
            (batch, stop) => isInForce ? UpdateAsync(profile, batch, stop) : CopyAsync(state, profile, batch, stop), cancellationToken).ConfigureAwait(false);
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

    private async Task UpdateAsync(EmbeddingProfile profile, EmbeddedPaper[] batch, CancellationToken cancellationToken)
    {
        var vector = LibraryNames.VectorOf(profile);
        var found = await PlacesAsync(batch, [Field.Ids], cancellationToken).ConfigureAwait(false);
        PointVectors[] vectors = [.. found.Select(one => new PointVectors(one.Placed.Point, new Dictionary<string, PointVector>(1) { [vector] = PointVector.Of(one.Vector) }))];
        await library.Api.UpdateVectorsAsync(library.Names.Alias, vectors, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyAsync(LibraryState state, EmbeddingProfile profile, EmbeddedPaper[] batch, CancellationToken cancellationToken)
    {
        var (vector, weighing) = (LibraryNames.VectorOf(profile), state.Library!.ToWeighing());
        var found = await PlacesAsync(batch, [Field.Paper, Field.Sequence], cancellationToken).ConfigureAwait(false);
        Point[] copies = [.. found.Select(one => PaperPoint.Of(one.Placed, PaperWords.Of(one.Placed.Paper), weighing, vector, one.Vector))];
        await library.Api.UpsertAsync(library.Names.Of(profile), copies, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The papers that the embeddings belong to; unknown ones are left out, and of two embeddings of one paper the later holds.</summary>
    private async Task<IEnumerable<(PlacedPaper Placed, ReadOnlyMemory<float> Vector)>> PlacesAsync(EmbeddedPaper[] batch, string[] fields, CancellationToken cancellationToken)
    {
        var wanted = new ScrollRequest
        {
            Filter = Filter.All(FilterConditions.OneOf(Field.Ids, [.. batch.Select(embedding => embedding.Id.Text)])), Limit = batch.Length, WithPayload = FieldSelection.Only(fields),
        };
        var byId = new Dictionary<PaperId, PlacedPaper>();
        await foreach (var point in PagedScroll.ReadAsync(library.Api, library.Names.Alias, wanted, cancellationToken).ConfigureAwait(false))
        {
            var placed = PaperPoint.Place(point);
            foreach (var id in placed.Paper.AllIds) byId[id] = placed;
        }

        return batch.Where(embedding => byId.ContainsKey(embedding.Id)).Select(embedding => (Placed: byId[embedding.Id], embedding.Vector))
            .GroupBy(one => one.Placed.Point).Select(same => same.Last());
    }
}
