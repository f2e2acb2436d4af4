using PaperBot.App.Commands;

namespace PaperBot.App.Libraries;

/// <summary>What a setting names a local model by: the path of a file, or the id of a model that <c>paperbot models pull</c> fetched.</summary>
internal static class ModelFile
{
    /// <summary>The file that <paramref name="named"/> stands for; the name itself when it is the id of nothing that is here, so that loading says what is missing.</summary>
    public static string PathOf(string named, ModelShelf shelf) =>
        !File.Exists(named) && shelf.Catalogue.Find(named) is { } model ? shelf.Store.PathOf(model) : named;
}
