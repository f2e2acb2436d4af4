using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The folder where models live: <c>NAME.gguf</c>, beside it <c>NAME.gguf.json</c> with what is known of it, and while it is fetched <c>NAME.gguf.part</c>.</summary>
public sealed class ModelStore(string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The folder; it need not exist.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Where the file of <paramref name="model"/> is, or would be.</summary>
    public string PathOf(CatalogueModel model) => Path.Combine(Folder, model.File);

    /// <summary>The models in the folder, by name.</summary>
    public IReadOnlyList<StoredModel> List(ModelCatalogue catalogue)
    {
        if (!Directory.Exists(Folder)) return [];
        return [.. new DirectoryInfo(Folder).GetFiles("*.gguf")
            .Select(file => new StoredModel(file.FullName, file.Length, catalogue.OfFile(file.Name), ReadRecord(file.FullName)))
            .OrderBy(model => model.Name, StringComparer.Ordinal)];
    }

    /// <summary>The file of <paramref name="model"/>; null when it is not here.</summary>
    public StoredModel? Find(CatalogueModel model)
    {
        var file = new FileInfo(PathOf(model));
        return file.Exists ? new StoredModel(file.FullName, file.Length, model, ReadRecord(file.FullName)) : null;
    }

    /// <summary>The file that a setting means: a catalogue's id means its file here, anything else is a path.</summary>
    /// <exception cref="ModelException">The id's file is not here yet.</exception>
    public string PathFor(string idOrPath, ModelCatalogue catalogue)
    {
        if (catalogue.Find(idOrPath) is not { } model || File.Exists(idOrPath)) return idOrPath;
        return Find(model)?.Path ?? throw new ModelException($"The model {model.Id} is not here yet: `paperbot models pull {model.Id}` fetches it.");
    }

    /// <summary>How much of <paramref name="model"/> an interrupted pull has left; 0 for nothing.</summary>
    public long PartBytes(CatalogueModel model) => new FileInfo(PartOf(model)) is { Exists: true } part ? part.Length : 0;

    /// <summary>Makes the folder where it is missing.</summary>
    /// <exception cref="ModelException">It cannot be made.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelException($"The folder for models, {Folder}, cannot be made: allow writing there, or name another as Models:Folder.", exception);
        }
    }

    internal string PartOf(CatalogueModel model) => PathOf(model) + ".part";

    internal string LockOf(CatalogueModel model) => PathOf(model) + ".lock";

    /// <summary>Keeps what is known of the file at <paramref name="path"/>.</summary>
    internal static void WriteRecord<T>(string path, T record) => AtomicFile.Write(path + ".json", JsonSerializer.SerializeToUtf8Bytes(record, Json));

    /// <summary>What is known of the file at <paramref name="path"/>; null when nothing is, or when it cannot be read: then the file is taken for unverified.</summary>
    internal static T? ReadRecord<T>(string path) where T : class
    {
        try
        {
            return File.Exists(path + ".json") ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(path + ".json"), Json) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static ModelRecord? ReadRecord(string path) => ReadRecord<ModelRecord>(path);
}
