using System.Text.Json;

namespace PaperBot.OpenAI.Connections;

/// <summary>What a server tells of itself.</summary>
/// <param name="Models">The models that it offers, in its order.</param>
/// <param name="ContextTokens">The context of one request; null when it does not tell.</param>
/// <param name="IgnoresNames">True for llama-server with one model: it answers with that model whatever name is asked for.</param>
internal sealed record ServerFacts(IReadOnlyList<ServedModel> Models, int? ContextTokens, bool IgnoresNames)
{
    private const int MostModels = 10_000;

    /// <summary>The names alone.</summary>
    public IReadOnlyList<string> Names => [.. Models.Select(model => model.Name)];

    /// <summary>The served model that <paramref name="name"/> means; the first one when it is empty; null when there is none.</summary>
    public ServedModel? Find(string name) =>
        Models.FirstOrDefault(model => name.Length == 0 || ModelNames.Match(model.Name, name)) ?? (IgnoresNames ? Models[0] : null);

    /// <summary>Reads the list of models, llama-server's properties, and Ollama's list of loaded models, which tells the context that each was given.</summary>
    public static ServerFacts Read(JsonElement list, JsonElement properties, JsonElement loaded)
    {
        var models = new List<ServedModel>();
        var items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : list.Items("data");
        foreach (var item in items.Take(MostModels))
        {
            var name = item.Text("id");
            if (name.Length is 0 or > ServerOptions.MaxNameLength) continue;
            models.Add(new ServedModel(name, Tokens(item.Number("max_model_len")) ?? Tokens(item.Number("max_context_length")) ?? Loaded(loaded, name)));
        }

        var ofLlamaServer = list.Items("data").Any(item => item.Text("owned_by") == "llamacpp");
        var context = Tokens(properties.Object("default_generation_settings").Number("n_ctx")) ?? Tokens(properties.Number("n_ctx"));
        return new ServerFacts(models, context, ofLlamaServer && models.Count == 1);
    }

    private static int? Loaded(JsonElement loaded, string name) =>
        Tokens(loaded.Items("models").FirstOrDefault(model => ModelNames.Match(model.Text("name"), name)).Number("context_length"));

    private static int? Tokens(long? number) => number is > 0 and <= int.MaxValue ? (int)number : null;
}
