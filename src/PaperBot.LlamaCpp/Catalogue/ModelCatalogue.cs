using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Indexing;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The models that PaperBot knows, the best of each memory class first.</summary>
public sealed class ModelCatalogue(IReadOnlyList<CatalogueModel> models)
{
    private const int MostTypingErrors = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
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

    /// <summary>This catalogue with the models of the file at <paramref name="path"/>, which has the form of the built-in one; those go first, and before models of the same id.</summary>
    /// <exception cref="ModelException">The file cannot be read.</exception>
    public ModelCatalogue With(string path)
    {
        try
        {
            var more = JsonSerializer.Deserialize<CatalogueModel[]>(File.ReadAllBytes(path), Json) ?? [];
            foreach (var unsound in more.Where(model => !IsSound(model)))
                throw new ModelException($"{path}, the file of Models:Catalogue, has an entry that cannot be right ({unsound?.Id ?? "null"}): id, repository and file must be plain names, and sha256 64 lower-case hexadecimal digits.");
            return new ModelCatalogue([.. more, .. Models.Where(model => more.All(other => other.Id != model.Id))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelException($"{path}, the file of Models:Catalogue, cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A file name is used as one on disk, so it must not lead out of the folder.</summary>
    private static bool IsSound(CatalogueModel? model) =>
        model is { Id.Length: > 0, Repository.Length: > 0, CacheBytesPerToken: >= 0, ContextTokens: > 0 } && model.Bytes is null or > 0
        && model.File.EndsWith(".gguf", StringComparison.Ordinal) && model.File == Path.GetFileName(model.File) && model.File[0] != '.'
        && (model.Sha256 is null || (model.Sha256.Length == 64 && model.Sha256.All(char.IsAsciiHexDigitLower)));

    private static ModelCatalogue Read()
    {
        using var stream = typeof(ModelCatalogue).Assembly.GetManifestResourceStream(typeof(ModelCatalogue), "models.json")!;
        return new ModelCatalogue(JsonSerializer.Deserialize<CatalogueModel[]>(stream, Json)!);
    }
}
