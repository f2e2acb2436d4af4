using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Sqlite;

namespace PaperBot.App.Libraries;

/// <summary>Opens the library to read from: the user's own papers, or the starter corpus while there are none.</summary>
internal static class LibraryOpener
{
    /// <summary>Opens what questions are answered from, and says so when it is the starter corpus.</summary>
    public static async Task<Library> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.Data.Create();
        var reranker = await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false);
        if (await OpenPapersAsync(context, cancellationToken).ConfigureAwait(false) is { } papers) return Own(context, papers, reranker);
        var starter = await OpenStarterAsync(context, cancellationToken).ConfigureAwait(false);
        context.Screen.Note("This is the starter corpus of landmark papers; `paperbot ingest FILE…` puts your own papers in its place.");
        return new Library(starter, isStarter: true, new CorpusEmbedding(starter), reranker);
    }

    /// <summary>Opens the user's own papers; null while there are none.</summary>
    public static async Task<Library?> OpenOwnAsync(CommandContext context, CancellationToken cancellationToken) =>
        await OpenPapersAsync(context, cancellationToken).ConfigureAwait(false) is { } papers
            ? Own(context, papers, await context.Reranker.GetAsync(cancellationToken).ConfigureAwait(false))
            : null;

    /// <summary>The ingest into <paramref name="index"/> as configured.</summary>
    public static Ingest IngestInto(IPaperIndex index, CommandContext context) => new(index, context.Time, context.Embedding.ForPapers);

    private static Library Own(CommandContext context, IPaperIndex papers, RerankModel? reranker) =>
        new(papers, isStarter: false, new CorpusEmbedding(papers, context.Embedding.ForQuestions, context.Embedding.Patience), reranker);

    private static async Task<IPaperIndex?> OpenPapersAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.Papers.MayHoldPapers) return null;
        var papers = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var status = await papers.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            if (status.PaperCount > 0)
            {
                context.Remarks.Tell(await context.Embedding.ForQuestions.RemarkAsync(status, cancellationToken).ConfigureAwait(false));
                return papers;
            }
        }
        catch
        {
            await papers.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await papers.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private static async Task<IPaperIndex> OpenStarterAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var file = context.Data.Starter(StarterCorpus.Fingerprint());
        if (!File.Exists(file)) await BuildStarterAsync(context, file, cancellationToken).ConfigureAwait(false);
        context.Data.RemoveStaleStarters(file, context.Time.GetUtcNow());
        return await SqlitePaperIndex.OpenAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Built under another name and moved into place, so that a stop in between, or a second process doing the same, leaves no half corpus.</summary>
    private static async Task BuildStarterAsync(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var index = await SqlitePaperIndex.OpenAsync(unfinished, cancellationToken).ConfigureAwait(false))
            {
                var records = new PaperReader(context.Input).ReadAsync([StarterCorpus.File], cancellationToken);
                await new Ingest(index, context.Time).RunAsync(records, progress: null, cancellationToken).ConfigureAwait(false);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            context.Data.RemoveAll(Path.GetFileName(unfinished) + "*");
        }
    }
}
