using Microsoft.Extensions.Logging;
using PaperBot.App.Commands;
using PaperBot.App.Settings;
using PaperBot.Indexing;
using PaperBot.Qdrant;
using PaperBot.Sqlite;

namespace PaperBot.App.Libraries;

/// <summary>A place that can keep the user's own papers: the file in the data folder, or the library on a Qdrant server.</summary>
internal sealed class PaperPlace(CommandContext context, IndexKind kind)
{
    /// <summary>What keeps papers there.</summary>
    public IndexKind Kind => kind;

    /// <summary>Whether there may be papers; of a server, only asking tells.</summary>
    public bool MayHoldPapers => kind == IndexKind.Qdrant || context.Data.HasPapers;

    /// <summary>Opens the papers, none at first.</summary>
    /// <exception cref="IndexUnreachableException">The server cannot be reached.</exception>
    /// <exception cref="PaperIndexException">They cannot be read.</exception>
    public async Task<IPaperIndex> OpenAsync(CancellationToken cancellationToken) => kind == IndexKind.Qdrant
        ? await OpenServerAsync(cancellationToken).ConfigureAwait(false)
        : await SqlitePaperIndex.OpenAsync(context.Data.Papers, cancellationToken).ConfigureAwait(false);

    /// <summary>Opens the library on the server, whose collections are a matter of their own.</summary>
    /// <exception cref="IndexUnreachableException">The server cannot be reached.</exception>
    /// <exception cref="PaperIndexException">It refuses, or holds something else.</exception>
    public Task<QdrantPaperIndex> OpenServerAsync(CancellationToken cancellationToken) =>
        QdrantPaperIndex.OpenAsync(context.Settings.Qdrant.Client(), context.Time, context.Loggers.CreateLogger<QdrantPaperIndex>(), cancellationToken);

    /// <inheritdoc/>
    public override string ToString() =>
        kind == IndexKind.Qdrant ? $"the library {context.Settings.Qdrant.Server.Collection} at {context.Settings.Qdrant.Server.Url.ToString().TrimEnd('/')}" : context.Data.Papers;
}
