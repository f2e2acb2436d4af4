using System.CommandLine;
using PaperBot.App.Json;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;
using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot models list|pull|verify</c>: the files of local models.</summary>
internal static class ModelsCommand
{
    private const string AllRecommended = "all-recommended";

    private static readonly Argument<string[]> Wanted = new("ID")
    {
        Description = $"Ids of models, as in models list, or {AllRecommended} for those that suit this machine best",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Argument<string[]> Kept = new("ID") { Description = "Ids of models; none for all that are here", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> From = new("--from") { Description = "Copy the files from this folder in place of downloading them", HelpName = "DIR" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("models", "Lists, fetches and verifies the files of local models");
        Add(new Command("list", "Shows the models that can be had, which are here, and which fit this machine"), ListAsync);
        Add(new Command("pull", "Fetches models; what an interrupted run left is gone on with") { Wanted, From }, PullAsync);
        Add(new Command("verify", "Reads the models that are here and compares their checksums") { Kept }, VerifyAsync);
        return command;

        void Add(Command verb, Func<CommandContext, ParseResult, CancellationToken, Task<int>> run)
        {
            global.SetAction(verb, run);
            command.Subcommands.Add(verb);
        }
    }

    private static Task<int> ListAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var shelf = context.Shelf;
        var list = ModelListJson.Of(shelf.Catalogue, shelf.Store, shelf.Machine);
        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, list);
        else ModelListView.Show(context.Screen, list);
        return Task.FromResult(ExitCode.Done);
    }

    private static async Task<int> PullAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var shelf = context.Shelf;
        var models = Chosen(shelf, result.GetValue(Wanted) ?? []);
        var options = context.Settings.ModelFiles.Download;
        if (result.GetValue(From) is { } folder) options = options with { OfflineFolder = folder };
        if (options.OfflineFolder is { } offline && !Directory.Exists(offline)) throw new UsageException($"There is no folder {offline} to copy models from.");
        var download = new ModelDownload(shelf.Store, options, context.Time);
        var pulled = new List<StoredModel>();
        foreach (var model in models)
        {
            var stored = await ModelProgressView.RunAsync(context.Screen, model.Id, progress => download.RunAsync(model, progress, cancellationToken)).ConfigureAwait(false);
            pulled.Add(stored);
            if (!context.Screen.Json) ModelListView.ShowPulled(context.Screen, stored);
        }

        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Models = pulled.Select(PulledModelJson.Of) });
        return ExitCode.Done;
    }

    private static List<CatalogueModel> Chosen(ModelShelf shelf, string[] wanted)
    {
        if (wanted.Length == 0) throw new UsageException($"Name the models to fetch, as in `paperbot models list`. Example: paperbot models pull {shelf.Catalogue.Models[0].Id}, or {AllRecommended}.");
        var chosen = wanted.SelectMany(id => id == AllRecommended ? shelf.Advice().Best.Select(best => best.Model) : [shelf.Model(id)]).Distinct().ToList();
        return chosen.Count > 0 ? chosen : throw new UsageException("No model of the catalogue suits this machine; `paperbot models list` says what each needs.");
    }

    private static async Task<int> VerifyAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var shelf = context.Shelf;
        var here = shelf.Store.List(shelf.Catalogue);
        var ids = (result.GetValue(Kept) ?? []).Select(id => shelf.Model(id).Id).ToHashSet();
        if (ids.FirstOrDefault(id => here.All(stored => stored.Name != id)) is { } missing)
            throw new UsageException($"{missing} is not here: `paperbot models pull {missing}` fetches it.");
        var verification = new ModelVerification(context.Time);
        var verified = new List<VerifiedModel>();
        foreach (var stored in here.Where(stored => ids.Count == 0 || ids.Contains(stored.Name)))
        {
            var found = await ModelProgressView.RunAsync(context.Screen, stored.Name, progress => verification.RunAsync(stored, progress, cancellationToken)).ConfigureAwait(false);
            verified.Add(found);
            if (!context.Screen.Json) ModelListView.ShowVerified(context.Screen, found);
        }

        if (context.Screen.Json) JsonOutput.Write(context.Screen.Output, new { Models = verified.Select(VerifiedModelJson.Of) });
        else if (verified.Count == 0) context.Screen.Note($"No models in {shelf.Store.Folder} yet; `paperbot models list` shows which can be had.");
        return verified.Any(found => found.IsBad) ? ExitCode.Failed : ExitCode.Done;
    }
}
