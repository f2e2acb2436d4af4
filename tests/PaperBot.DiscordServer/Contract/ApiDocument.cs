using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Discord's published description of its HTTP API (OpenAPI 3.1), read once.</summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument?> Shared = new(Find);
    private readonly Dictionary<(string Method, int Steps), List<ApiOperation>> _operations = [];

    public ApiDocument(JsonElement document)
    {
        var schemas = new SchemaReader(document);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(member => member.Name != "parameters")) Add(schemas, path, method);
        }
    }

    /// <summary>The description beside the checkout; null where it is missing.</summary>
    public static ApiDocument? Published => Shared.Value;

    /// <summary>The operation of a request; null when Discord describes none.</summary>
    public ApiOperation? OperationOf(string method, string[] steps) =>
        _operations.TryGetValue((method, steps.Length), out var candidates) ? candidates.Where(candidate => candidate.Fits(steps)).MaxBy(candidate => candidate.LiteralSteps) : null;

    private void Add(SchemaReader schemas, JsonProperty path, JsonProperty method)
    {
        var steps = path.Name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parameters = path.Value.Items("parameters").Concat(method.Value.Items("parameters")).ToArray();
        var query = parameters.Where(parameter => parameter.Text("in") == "query").ToArray();
        var body = method.Value.Member("requestBody");
        var schema = body?.Member("content")?.Member("application/json")?.Member("schema");
        var operation = new ApiOperation(
            method.Value.Text("operationId") ?? path.Name, steps, Schemas(parameters.Where(parameter => parameter.Text("in") == "path")), Schemas(query),
            [.. query.Where(parameter => parameter.Flag("required")).Select(parameter => parameter.Text("name")!)],
            schema is { } described ? schemas.Read(described) : null, body?.Flag("required") ?? false);
        var key = (method.Name.ToUpperInvariant(), steps.Length);
        if (!_operations.TryGetValue(key, out var same)) _operations[key] = same = [];
        same.Add(operation);

        Dictionary<string, Schema> Schemas(IEnumerable<JsonElement> some) =>
            some.ToDictionary(parameter => parameter.Text("name")!, parameter => schemas.Read(parameter.GetProperty("schema")), StringComparer.Ordinal);
    }

    private static ApiDocument? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PaperBot.sln"))) folder = folder.Parent;
        if (folder?.Parent is not { } above) return null;
        var file = Path.Combine(above.FullName, "shared", "discord", "openapi.json");
        if (!File.Exists(file)) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new ApiDocument(document.RootElement.Clone());
    }
}
