using System.CommandLine;
using System.Globalization;
using PaperBot.App.Json;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Indexing;
using PaperBot.Qdrant;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot qdrant …</c>: what is on the server, and what is kept there of the embedding before the one in force.</summary>
internal static class QdrantCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("qdrant", "The library on the Qdrant server: what serves, and what is kept of before");
        Add("list", "Shows what serves, and what is kept of before", ListAsync);
        Add("rollback", "Puts the embedding that served before in force again; the present one is kept in its place", RollBackAsync);
        Add("drop-replaced", "Lets go what is kept of before, and frees its room", DropAsync);
        return command;

        void Add(string name, string description, Func<CommandContext, QdrantPaperIndex, CancellationToken, Task<int>> run)
        {
            var verb = new Command(name, description);
            global.SetAction(verb, (context, _, cancellationToken) => RunAsync(context, run, cancellationToken));
            command.Subcommands.Add(verb);
        }
    }

    private static async Task<int> RunAsync(CommandContext context, Func<CommandContext, QdrantPaperIndex, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var index = await new Libraries.PaperPlace(context, IndexKind.Qdrant).OpenServerAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = index.ConfigureAwait(false);
        return await run(context, index, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> ListAsync(CommandContext context, QdrantPaperIndex index, CancellationToken cancellationToken)
    {
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var replaced = await index.ListReplacedAsync(cancellationToken).ConfigureAwait(false);
        var server = context.Settings.Qdrant.Server;
        if (context.Screen.Json)
        {
            var kept = replaced.Select(entry => new { entry.Name, Embedding = entry.Embedding?.ToString(), Papers = entry.PointCount, entry.ReplacedAt });
            JsonOutput.Write(context.Screen.Output, new { server.Url, server.Collection, Papers = status.PaperCount, Embedded = status.EmbeddedCount, Embedding = status.Embedding?.ToString(), Kept = kept });
            return ExitCode.Done;
        }

        context.Screen.Line(string.Create(
            CultureInfo.InvariantCulture, $"{server.Collection} at {server.Url.ToString().TrimEnd('/')}: {status.PaperCount:N0} papers, {(status.Embedding is null ? "no embedding yet" : $"{status.EmbeddedCount:N0} embedded by {status.Embedding}")}."));
        foreach (var entry in replaced) context.Screen.Item("kept", (ReplacedView.Describe(entry), ItemStyle.Plain));
        if (replaced.Count > 0) context.Screen.Note("paperbot qdrant rollback puts the latest of these in force again; paperbot qdrant drop-replaced lets them go.");
        return ExitCode.Done;
    }

    private static async Task<int> DropAsync(CommandContext context, QdrantPaperIndex index, CancellationToken cancellationToken)
    {
        var replaced = await index.ListReplacedAsync(cancellationToken).ConfigureAwait(false);
        await index.DropReplacedAsync(cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Dropped = replaced.Select(entry => entry.Name) });
        else context.Screen.Line(replaced.Count == 0 ? "Nothing is kept of before." : $"Let go: {string.Join(", ", replaced.Select(ReplacedView.Describe))}.");
        return ExitCode.Done;
    }

    private static async Task<int> RollBackAsync(CommandContext context, QdrantPaperIndex index, CancellationToken cancellationToken)
    {
        await using var alone = (await index.LockForIngestAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        var before = (await index.ListReplacedAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(entry => entry.Embedding is not null)
            ?? throw new PaperIndexException("Nothing is kept of before that could be put in force again.");
        await index.ActivateEmbeddingAsync(before.Embedding!, cancellationToken).ConfigureAwait(false);
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Embedding = status.Embedding?.ToString(), Papers = status.PaperCount, Embedded = status.EmbeddedCount });
        else context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"{before.Name} serves again: {status.EmbeddedCount:N0} of {status.PaperCount:N0} papers are embedded by {status.Embedding}."));
        context.Remarks.Tell(await context.Embedding.ForPapers.RemarkAsync(status, cancellationToken).ConfigureAwait(false));
        if (status.EmbeddedCount < status.PaperCount) context.Screen.Note("Papers that came since then have no embedding of it yet; the next paperbot ingest embeds them.");
        return ExitCode.Done;
    }
}
