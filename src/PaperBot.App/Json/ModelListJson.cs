using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Json;

/// <summary>What <c>models list --json</c> prints.</summary>
internal sealed record ModelListJson(string Folder, MachineJson Machine, IReadOnlyList<ModelJson> Models, IReadOnlyList<string> Others)
{
    public static ModelListJson Of(ModelCatalogue catalogue, ModelStore store, Machine machine)
    {
        var here = store.List(catalogue);
        var best = ModelAdvice.For(machine, catalogue, store).Best.Select(choice => choice.Model.Id).ToHashSet();
        return new ModelListJson(
            store.Folder,
            MachineJson.Of(machine),
            [.. catalogue.Models.Select(model => ModelJson.Of(model, here.FirstOrDefault(stored => stored.Model?.Id == model.Id), store.PartBytes(model), ModelFit.Of(machine, model), best.Contains(model.Id)))],
            [.. here.Where(stored => stored.Model is null).Select(stored => stored.Path)]);
    }
}
