using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Indexing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The models that PaperBot knows, the best of each memory class first.</summary>
public sealed class ModelCatalogue(IReadOnlyList<CatalogueModel> models)
{
    private const int MostTypingErrors = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<ModelCatalogue> Embedded = new(Read);

    /// <summary>The catalogue that PaperBot brings.</summary>
    public static ModelCatalogue BuiltIn => Embedded.Value;

    /// <summary>The models.</summary>
    public IReadOnlyList<CatalogueModel> Models { get; } = models;

    /// <summary>The model of that id; null when there is none.</summary>
    public CatalogueModel? Find(string id) => Models.FirstOrDefault(model => model.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The model whose file has that name; null when there is none.</summary>
    public CatalogueModel? OfFile(string name) => Models.FirstOrDefault(model => model.File.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The id that was probably meant by <paramref name="typed"/>; null when none comes near.</summary>
    public string? Nearest(string typed)
    {
        var text = typed.ToLowerInvariant();
        var whole = Models.FirstOrDefault(model => text.Length >= 3 && (model.Id.Contains(text, StringComparison.Ordinal) || text.Contains(model.Id, StringComparison.Ordinal)));
        if (whole is not null) return whole.Id;
        var nearest = Models.Select(model => (model.Id, Distance: EditDistance.Between(text, model.Id, MostTypingErrors))).MinBy(found => found.Distance);
        return nearest.Distance <= Math.Min(MostTypingErrors, text.Length / 2) ? nearest.Id : null;
    }

    private static ModelCatalogue Read()
    {
        using var stream = typeof(ModelCatalogue).Assembly.GetManifestResourceStream(typeof(ModelCatalogue), "models.json")!;
        return new ModelCatalogue(JsonSerializer.Deserialize<CatalogueModel[]>(stream, Json)!);
    }
}
