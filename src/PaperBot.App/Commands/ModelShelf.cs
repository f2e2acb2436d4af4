using PaperBot.App.Settings;
using PaperBot.LlamaCpp.Catalogue;
using PaperBot.LlamaCpp.Loading;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary>The models that can be had, those that are here, and the machine that they would run on.</summary>
internal sealed class ModelShelf(PaperBotSettings settings)
{
    private const int MostNamed = 20;

    /// <summary>The catalogue, with the user's own entries.</summary>
    /// <exception cref="ModelException">The user's file of entries cannot be read.</exception>
    public ModelCatalogue Catalogue => field ??= settings.ModelFiles.Catalogue is { } path ? ModelCatalogue.BuiltIn.With(path) : ModelCatalogue.BuiltIn;

    /// <summary>The folder of models.</summary>
    public ModelStore Store => new(settings.ModelFiles.Folder);

    /// <summary>The file that a setting names by its path or by the id of a model that is here.</summary>
    /// <exception cref="ModelException">It is the id of a model that is not here.</exception>
    public string PathFor(string idOrPath) => Store.PathFor(idOrPath, Catalogue);

    /// <summary>llama.cpp's libraries, loaded.</summary>
    /// <exception cref="ModelException">They are missing, or cannot be loaded here.</exception>
    public LlamaLibrary Library => LlamaLibrary.FindAndLoad(settings.Model.LibraryFolder);

    /// <summary>This machine as it is when first asked for: what it can compute on is told by llama.cpp's libraries, which that loads.</summary>
    public Machine Machine => field ??= MachineMemory.Read(Gpus());

    /// <summary>What is here, and what would suit this machine best.</summary>
    public ModelAdvice Advice() => ModelAdvice.For(Machine, Catalogue, Store);

    // Without llama.cpp's libraries no GPU can be used, so none is counted.
    private IReadOnlyList<Gpu> Gpus()
    {
        try
        {
            return LlamaLibrary.FindFolder(settings.Model.LibraryFolder) is null
                ? []
                : [.. Library.Devices.Where(device => device.Kind == LlamaDeviceKind.Gpu).Select(device => new Gpu(device.Description, device.TotalBytes, device.FreeBytes))];
        }
        catch (ModelException)
        {
            return [];
        }
    }

    /// <summary>The model of that id.</summary>
    /// <exception cref="UsageException">There is none; the message names the nearest.</exception>
    public CatalogueModel Model(string id) => Catalogue.Find(id) ?? throw new UsageException(Catalogue.Nearest(id) is { } nearest
        ? $"There is no model \"{id}\"; did you mean {nearest}? `paperbot models list` shows all."
        : $"There is no model \"{id}\", only {string.Join(", ", Catalogue.Models.Take(MostNamed).Select(model => model.Id))}.");
}
