using PaperBot.Embedding;
using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>
/// Embeds every paper of <paramref name="index"/> that an embedding has no vector for yet, up to <paramref name="parallelBatches"/> batches at
/// a time.
/// </summary>
public sealed class EmbedPapers(IPaperIndex index, int parallelBatches)
{
    // A multiple of what the embedded index stores together, so that no piece is written twice.
    private const int BatchPapers = 512;

    // A model may take a second for a few papers: progress is to be seen, and a stop is to lose little.
    private const int BatchPapersOfModel = 64;

    /// <summary>Embeds and stores; <paramref name="total"/> is how many papers there are to embed, as far as is known.</summary>
    public async Task RunAsync(ActiveEmbedding embedding, int total, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var underway = new Queue<Task<EmbeddedPaper[]>>();
        var size = embedding.Profile.Kind == ConfiguredEmbedding.BuiltInKind ? BatchPapers : BatchPapersOfModel;
        var batches = index.ReadUnembeddedAsync(embedding.Profile, cancellationToken).Chunk(size);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (underway.Count == parallelBatches) await StoreAsync(await underway.Dequeue().ConfigureAwait(false)).ConfigureAwait(false);
            underway.Enqueue(Task.Run(() => EmbedAsync(embedding, batch, cancellationToken), cancellationToken));
        }

        while (underway.TryDequeue(out var last)) await StoreAsync(await last.ConfigureAwait(false)).ConfigureAwait(false);

        async Task StoreAsync(EmbeddedPaper[] papers)
        {
            await index.StoreEmbeddingsAsync(embedding.Profile, papers, cancellationToken).ConfigureAwait(false);
            done += papers.Length;
            progress?.Report(new IngestProgress(IngestStage.Embedding, done, Math.Max(done, total)));
        }
    }

    private static async Task<EmbeddedPaper[]> EmbedAsync(ActiveEmbedding embedding, Paper[] papers, CancellationToken cancellationToken)
    {
        var vectors = await embedding.Generator.GenerateAsync(papers.Select(EmbeddingText.Of), EmbeddingPurpose.OfPapers(), cancellationToken).ConfigureAwait(false);
        return [.. papers.Zip(vectors, (paper, vector) => new EmbeddedPaper(paper.Id, vector.Vector))];
    }
}
