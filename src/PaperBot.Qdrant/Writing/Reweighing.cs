using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;
using PaperBot.Qdrant.Queries;

namespace PaperBot.Qdrant.Writing;

/// <summary>Weighs the words of papers anew whose weights were computed with earlier means. What a stop leaves undone is found by the number that each point bears.</summary>
internal sealed class Reweighing(LibraryConnection library, PointWriter points, TermWriter terms)
{
    private const int PagePoints = 256;

    /// <summary>Weighs all papers of a collection with <paramref name="weighing"/> that are not weighed so yet.</summary>
    public async Task RunAsync(string collection, Weighing weighing, CancellationToken cancellationToken)
    {
        var earlier = new ScrollRequest
        {
            Filter = Filter.All(Condition.In(Field.Weighing, new NumberRange { Lt = weighing.Number })), Limit = PagePoints, WithPayload = FieldSelection.Only(Field.Paper),
        };
        await foreach (var page in PagedScroll.PagesAsync(library.Api, collection, earlier, cancellationToken).ConfigureAwait(false))
        {
            var papers = page.Select(point => PaperPoint.Place(point)).Select(placed => (Placed: placed, Words: PaperWords.Of(placed.Paper))).ToList();
            await terms.WriteAsync(papers.Select(paper => paper.Words), cancellationToken).ConfigureAwait(false);
            await points.InBatchesAsync(papers, (batch, stop) => WriteAsync(collection, batch, weighing, stop), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string collection, (PlacedPaper Placed, PaperWords Words)[] batch, Weighing weighing, CancellationToken cancellationToken)
    {
        PointVectors[] vectors = [.. batch.Select(paper => new PointVectors(paper.Placed.Point, PaperPoint.Vectors(paper.Placed.Paper, paper.Words, weighing)))];
        await library.Api.UpdateVectorsAsync(collection, vectors, Urgency.Background, cancellationToken).ConfigureAwait(false);

        // The mark comes last, so that a stop in between does no more than have the same weighed again.
        var mark = new PayloadChange(WeighedPayload.Json(weighing.Number), [.. batch.Select(paper => paper.Placed.Point)]);
        await library.Api.SetPayloadAsync(collection, mark, Urgency.Background, cancellationToken).ConfigureAwait(false);
    }
}
