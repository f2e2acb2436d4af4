using PaperBot.App.Commands;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>An index in a temporary folder that goes away with it.</summary>
internal sealed class TemporaryIndex(string folder, IPaperIndex index, CommandContext context) : IAsyncDisposable
{
    public IPaperIndex Index => index;

    /// <summary>The embedding that is configured.</summary>
    public CorpusEmbedding Embedding { get; } = new(index, context.Embedding.ForPapers, new ModelPatience(context.Time) { LongestWait = Timeout.InfiniteTimeSpan });

    /// <summary>A new index with the papers of <paramref name="records"/>.</summary>
    public static async Task<TemporaryIndex> FilledAsync(IAsyncEnumerable<PaperRecord> records, CommandContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-").FullName;
        var temporary = new TemporaryIndex(folder, await SqlitePaperIndex.OpenAsync(Path.Combine(folder, "papers.db"), cancellationToken).ConfigureAwait(false), context);
        try
        {
            var report = await new Ingest(temporary.Index, context.Time, context.Embedding.ForPapers).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
            if (report.WhyNotEmbedded is { } why) throw new ModelException(why);
            return temporary;
        }
        catch
        {
            await temporary.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await index.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }
}
