using PaperBot.Qdrant.Http;
using PaperBot.Qdrant.Meta;
using PaperBot.Qdrant.Payloads;
using PaperBot.Qdrant.Points;

namespace PaperBot.Qdrant.Writing;

/// <summary>Writes papers into one collection, several requests at a time.</summary>
internal sealed class PointWriter(LibraryConnection library)
{
    /// <summary>
    /// Writes <paramref name="papers"/> in place of what was there. Where <paramref name="profile"/> names the collection's embeddings, a paper whose text is still the one
    /// that its vector was made from keeps it.
    /// </summary>
    public Task WriteAsync(
        string collection, string? profile, IReadOnlyList<PlacedPaper> papers, IReadOnlyDictionary<Guid, PaperWords> words, Weighing weighing, CancellationToken cancellationToken) =>
        InBatchesAsync(papers, async (batch, stop) =>
        {
            var kept = profile is null ? [] : await VectorsAsync(collection, profile, batch, stop).ConfigureAwait(false);
            Point[] points = [.. batch.Select(paper => PaperPoint.Of(paper, words[paper.Point], weighing, profile, kept.GetValueOrDefault(paper.Point)))];
            await library.Api.UpsertAsync(collection, points, Urgency.Background, stop).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Deletes points.</summary>
    public Task DeleteAsync(string collection, IReadOnlyList<Guid> points, CancellationToken cancellationToken) =>
        InBatchesAsync(points, (batch, stop) => library.Api.DeletePointsAsync(collection, batch, Urgency.Background, stop), cancellationToken);

    /// <summary>Hands out <paramref name="all"/> in batches as large as the options say, several at a time.</summary>
    public Task InBatchesAsync<T>(IEnumerable<T> all, Func<T[], CancellationToken, Task> write, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        all.Chunk(library.Options.BatchPoints), new ParallelOptions { MaxDegreeOfParallelism = library.Options.ParallelRequests, CancellationToken = cancellationToken },
        (batch, stop) => new ValueTask(write(batch, stop)));

    /// <summary>The vectors of those papers that have one made from the text that they have now.</summary>
    private async Task<Dictionary<Guid, ReadOnlyMemory<float>>> VectorsAsync(string collection, string profile, PlacedPaper[] papers, CancellationToken cancellationToken)
    {
        var texts = papers.ToDictionary(paper => paper.Point, paper => PaperPoint.TextHash(paper.Paper));
        var wanted = new RetrieveRequest([.. texts.Keys], FieldSelection.Only(Field.Text), FieldSelection.Only(profile));
        var stored = await library.Api.RetrieveAsync(collection, wanted, Urgency.Background, cancellationToken).ConfigureAwait(false);
        return stored.Where(point => PaperPoint.Word(point.Payload, Field.Text) == texts[point.Id] && point.Vector?.GetValueOrDefault(profile) is not null)
            .ToDictionary(point => point.Id, point => point.Vector![profile].Dense);
    }
}
