using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot move FROM TO</c>: the library from one place to another; the old one stays as it is.</summary>
internal static class MoveCommand
{
    private static readonly Argument<string?> From = new("FROM") { Description = "Where the papers are: sqlite or qdrant", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> To = new("TO") { Description = "Where they are to be: sqlite or qdrant", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Merge = new("--merge") { Description = "Write beside papers that are there already; what both hold becomes one" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("move", "Copies the library to another place and verifies it; run again, it completes what was stopped") { From, To, Merge };
        global.SetAction(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        if (IndexKinds.Read(result.GetValue(From), "FROM") is not { } from || IndexKinds.Read(result.GetValue(To), "TO") is not { } to || from == to)
            throw new UsageException("Name where the papers are and where they are to be: paperbot move sqlite qdrant, or paperbot move qdrant sqlite.");
        context.Data.Create();
        var (source, target) = (new PaperPlace(context, from), new PaperPlace(context, to));
        if (!source.MayHoldPapers) throw NoPapers(source);
        await using var papers = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        if ((await papers.GetStatusAsync(cancellationToken).ConfigureAwait(false)).PaperCount == 0) throw NoPapers(source);
        await using var copies = await target.OpenAsync(cancellationToken).ConfigureAwait(false);
        var report = await CopyAsync(context, new IndexCopy(papers, copies, context.Time), result.GetValue(Merge), cancellationToken).ConfigureAwait(false);
        var trouble = report.KeptOtherEmbedding ? await EmbedAsync(context, copies, cancellationToken).ConfigureAwait(false) : null;
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, CopyJson.Of(report, from.Name(), to.Name()));
        else CopyView.Show(context.Screen, report);
        if (trouble is not null) context.Screen.Error($"{trouble} The papers are stored and found by their words; paperbot ingest --re-embed --to {to.Name()} embeds them.");
        if (!report.IsVerified || trouble is not null) return ExitCode.Failed;
        TellHowToUse(context, source, target);
        return ExitCode.Done;
    }

    private static async Task<CopyReport> CopyAsync(CommandContext context, IndexCopy copy, bool merges, CancellationToken cancellationToken)
    {
        try
        {
            return await CopyView.RunAsync(context.Screen, copy, merges, cancellationToken).ConfigureAwait(false);
        }
        catch (OtherPapersException exception)
        {
            throw new PaperIndexException($"{exception.Message} Add --merge to have the papers of both in it, or choose an empty place.", exception);
        }
        catch (IndexUnreachableException exception)
        {
            throw new IndexUnreachableException($"{exception.Message} What was copied stays; the same command goes on from there.", exception);
        }
    }

    private static void TellHowToUse(CommandContext context, PaperPlace source, PaperPlace target)
    {
        var use = context.Settings.IndexKind == target.Kind ? $"PaperBot is set to use {target} already" : $"To use {target}, set {IndexKinds.HowToUse(target.Kind)}";
        context.Screen.Note($"{use}. Nothing was changed in {source}.");
    }

    /// <summary>Papers that came beside others are embedded as those are; returns why that is not possible, or null.</summary>
    private static async Task<string?> EmbedAsync(CommandContext context, IPaperIndex index, CancellationToken cancellationToken) => (await StageBars.RunAsync(
        context.Screen,
        bars => LibraryOpener.IngestInto(index, context).RunAsync(AsyncEnumerable.Empty<PaperRecord>(), new IngestProgressView(bars), cancellationToken)).ConfigureAwait(false)).WhyNotEmbedded;

    private static PaperIndexException NoPapers(PaperPlace place) =>
        new($"There are no papers of your own in {place}; check {(place.Kind == IndexKind.Qdrant ? "Qdrant:Url and Qdrant:Collection" : "--data")}.");
}
