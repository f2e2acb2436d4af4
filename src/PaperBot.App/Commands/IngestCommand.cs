using System.CommandLine;
using System.Globalization;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Qdrant;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot ingest FILE…</c>: papers → library, with a report.</summary>
internal static class IngestCommand
{
    private static readonly Argument<string[]> Sources = new("SOURCE")
    {
        Description = "Files (also .gz), folders, globs, arXiv ids or addresses, - for standard input, or the word starter",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> ReEmbed = new("--re-embed") { Description = "Move the library to the embedding that is configured; questions are answered meanwhile" };

    private static readonly Option<string?> To = new("--to") { Description = "Where to keep them, for this call: sqlite or qdrant", HelpName = "KIND" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("ingest", "Reads papers into the library") { Sources, ReEmbed, To };
        global.SetAction(command, RunAsync);
        return command;
    }

    /// <summary>Ingests <paramref name="sources"/> and shows the report; also the chat's <c>/ingest</c>.</summary>
    public static Task<int> IngestAsync(CommandContext context, IReadOnlyList<string> sources, CancellationToken cancellationToken) =>
        IngestAsync(context, context.Papers, sources, reEmbeds: false, cancellationToken);

    private static async Task<int> IngestAsync(CommandContext context, PaperPlace place, IReadOnlyList<string> sources, bool reEmbeds, CancellationToken cancellationToken)
    {
        var reads = sources.Count > 0 || !reEmbeds;
        if (reads) Check(sources);
        context.Data.Create();
        await using var index = await place.OpenAsync(cancellationToken).ConfigureAwait(false);
        var report = await StoreAsync(context, index, Read(context, sources, cancellationToken), reEmbeds, cancellationToken).ConfigureAwait(false);
        foreach (var failure in report.Refused.Select(refused => refused.Failure).OfType<Exception>()) await ErrorLog.WriteAsync(context.Data, failure).ConfigureAwait(false);
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, IngestJson.Of(report));
        else if (reads) IngestReportView.Show(context.Screen, report);
        if (reEmbeds) ShowEmbedding(context.Screen, status);
        if (reEmbeds && index is QdrantPaperIndex server) await ReplacedView.TellAsync(context.Screen, server, cancellationToken).ConfigureAwait(false);
        if (report.WhyNotEmbedded is { } why)
        {
            context.Screen.Error($"{why} The papers are stored and found by their words; the same command again embeds them.");
            return ExitCode.Failed;
        }

        context.Remarks.Tell(await context.Embedding.ForPapers.RemarkAsync(status, cancellationToken).ConfigureAwait(false));
        if (place.Kind != context.Settings.IndexKind) context.Screen.Note($"To answer from {place}, set {IndexKinds.HowToUse(place.Kind)}.");
        return (reads && report.Read == 0) || status.PaperCount == 0 ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>An index that fails on the way says so; how much it has taken by then is told beside it.</summary>
    private static async Task<IngestReport> StoreAsync(
        CommandContext context, IPaperIndex index, IAsyncEnumerable<PaperRecord> records, bool reEmbeds, CancellationToken cancellationToken)
    {
        var ingest = LibraryOpener.IngestInto(index, context);
        IngestProgressView? progress = null;
        try
        {
            return await StageBars.RunAsync(context.Screen, bars =>
            {
                progress = new IngestProgressView(bars);
                return reEmbeds ? ingest.ReEmbedAsync(records, progress, cancellationToken) : ingest.RunAsync(records, progress, cancellationToken);
            }).ConfigureAwait(false);
        }
        catch (IndexUnreachableException) when (progress is not { Stored: > 0 })
        {
            context.Screen.Error("The ingest could not be finished. What was stored stays; the same command goes on from there.");
            throw;
        }
        catch (PaperIndexException) when (progress is { Stored: > 0 })
        {
            context.Screen.Error(string.Create(CultureInfo.InvariantCulture, $"The ingest could not be finished. {progress.Stored:N0} papers were stored and stay; the same command goes on from there."));
            throw;
        }
    }

    private static void ShowEmbedding(Screen screen, IndexStatus status)
    {
        if (status.PaperCount == 0) screen.Error("There are no papers to embed yet; name files to read, for example paperbot ingest my-papers.bib");
        else if (!screen.Json) screen.Line(string.Create(CultureInfo.InvariantCulture, $"{status.EmbeddedCount:N0} of {status.PaperCount:N0} papers are embedded by {status.Embedding}."));
    }

    private static Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var place = IndexKinds.Read(result.GetValue(To), "--to") is { } kind ? new PaperPlace(context, kind) : context.Papers;
        return IngestAsync(context, place, result.GetValue(Sources) ?? [], result.GetValue(ReEmbed), cancellationToken);
    }

    private static void Check(IReadOnlyList<string> sources)
    {
        if (sources.Count == 0 || sources.Any(string.IsNullOrWhiteSpace))
            throw new UsageException("Name what to read: files, folders, globs, arXiv ids or addresses, or - for standard input. Example: paperbot ingest my-papers.bib");
        if (sources.FirstOrDefault(source => IsAddress(source) && !IsArXiv(source)) is { } address) throw new UsageException($"{ArXivId.Refusal(address)} Download it and give the file's name; an RSS or Atom feed is read regularly once it is configured (paperbot feeds shows how).");
    }

    private static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file of that name goes before the paper.</summary>
    private static bool IsArXiv(string source) => (IsAddress(source) || !(File.Exists(source) || Directory.Exists(source))) && ArXivId.TryParse(source) is not null;

    private static async IAsyncEnumerable<PaperRecord> Read(
        CommandContext context, IReadOnlyList<string> sources, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = sources.Where(source => !IsArXiv(source)).Select(source => source == "starter" && !File.Exists(source) ? StarterCorpus.File : source).ToList();
        await foreach (var record in new PaperReader(context.Input).ReadAsync(files, cancellationToken).ConfigureAwait(false)) yield return record;
        using var arXiv = new ArXivFeed(context.Settings.ArXiv, context.Time);
        foreach (var id in sources.Where(IsArXiv).Distinct()) yield return await arXiv.FetchAsync(id, cancellationToken).ConfigureAwait(false);
    }
}
