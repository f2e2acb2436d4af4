using Microsoft.Extensions.Logging;
using PaperBot.App.Commands;
using PaperBot.App.Settings;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant;
using PaperBot.Sqlite;
using PaperBot.Writing;

namespace PaperBot.App.Libraries;

/// <summary>An index in a temporary place, a folder or a collection of its own on the configured server, that goes away with it.</summary>
internal sealed class TemporaryIndex : IAsyncDisposable
{
    // With what is put behind it not longer than a name may be.
    private const int LongestName = 44;
    private const int UniqueLength = 14;

    private readonly Func<Task> _remove;

    private TemporaryIndex(IPaperIndex index, Func<Task> remove, CommandContext context)
    {
        (Index, _remove) = (index, remove);
        Embedding = new CorpusEmbedding(index, context.Embedding.ForPapers, new ModelPatience(context.Time) { LongestWait = Timeout.InfiniteTimeSpan });
    }

    public IPaperIndex Index { get; }

    /// <summary>The embedding that is configured.</summary>
    public CorpusEmbedding Embedding { get; }

    /// <summary>A new index, of the kind that is configured, with the papers of <paramref name="records"/>.</summary>
    public static async Task<TemporaryIndex> FilledAsync(IAsyncEnumerable<PaperRecord> records, CommandContext context, CancellationToken cancellationToken)
    {
        var temporary = context.Settings.IndexKind == IndexKind.Qdrant
            ? await OnServerAsync(context, cancellationToken).ConfigureAwait(false)
            : await InFolderAsync(context, cancellationToken).ConfigureAwait(false);
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
    public async ValueTask DisposeAsync() => await _remove().ConfigureAwait(false);

    private static async Task<TemporaryIndex> InFolderAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-").FullName;
        var index = await SqlitePaperIndex.OpenAsync(Path.Combine(folder, "papers.db"), cancellationToken).ConfigureAwait(false);
        return new TemporaryIndex(index, async () =>
        {
            await index.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }, context);
    }

    private static async Task<TemporaryIndex> OnServerAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = context.Settings.Qdrant.Client();
        var name = options.Collection.Length > LongestName ? options.Collection[..LongestName] : options.Collection;
        options = options with { Collection = $"{name}-eval-{Guid.NewGuid():N}"[..(name.Length + UniqueLength)] };
        var index = await QdrantPaperIndex.OpenAsync(options, context.Time, context.Loggers.CreateLogger<QdrantPaperIndex>(), cancellationToken).ConfigureAwait(false);
        return new TemporaryIndex(index, async () =>
        {
            await using var closing = index.ConfigureAwait(false);
            // What was interrupted is removed all the same.
            await index.DeleteLibraryAsync(CancellationToken.None).ConfigureAwait(false);
        }, context);
    }
}
