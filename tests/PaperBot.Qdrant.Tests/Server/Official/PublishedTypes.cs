using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaperBot.QdrantServer;
using Xunit;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>Holds what was sent and answered against the types that Qdrant publishes for TypeScript: the compiler judges, not our reading of the API.</summary>
internal static partial class PublishedTypes
{
    private const string Schema = "node_modules/@qdrant/js-client-rest/dist/types/openapi/generated_schema.d.ts";

    /// <summary>What the generator of the types makes of "or null": it would let any object pass.</summary>
    private const string Anything = "(Record<string, unknown> | null)";

    /// <summary>What the compiler finds wrong with requests that were carried out, their parameters and their answers; one line for each kind of exchange.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IEnumerable<RecordedRequest> exchanges)
    {
        var folder = await OfficialPackages.FolderAsync();
        var kinds = exchanges.Where(exchange => exchange.Status == 200).SelectMany(Statements).DistinctBy(statement => statement.Kind).ToArray();
        using var place = new TemporaryFolder();
        var file = Path.Combine(place.Path, "exchanges.ts");
        var schema = await File.ReadAllTextAsync(Path.Combine(folder, Schema), TestContext.Current.CancellationToken);
        Assert.Contains(Anything, schema, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(place.Path, "schema.d.ts"), schema.Replace(Anything, "null", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(file, [Prelude, .. kinds.Select((kind, at) => kind.Declare(at))], TestContext.Current.CancellationToken);
        var (code, output, error) = await OfficialPackages.RunAsync(
            folder, Path.Combine(folder, "node_modules/typescript/lib/tsc.js"), "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", file);
        var complaints = Complaint().Matches(output).Select(complaint => Explain(complaint, kinds)).ToArray();
        Assert.True(code == 0 || complaints.Length > 0, $"The compiler failed: {output}\n{error}");
        return complaints;
    }

    /// <summary>Fails with everything that the compiler finds wrong.</summary>
    public static async Task AssertAsync(IEnumerable<RecordedRequest> exchanges)
    {
        var complaints = await CheckAsync(exchanges);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static string Explain(Match complaint, Statement[] kinds)
    {
        var line = int.Parse(complaint.Groups[1].Value, CultureInfo.InvariantCulture) - 2;
        return line < 0 ? complaint.Value : $"{kinds[line].What}: {complaint.Groups[2].Value}\n  {kinds[line].Value}";
    }

    /// <summary>All on one line, so that the line of a complaint tells the statement.</summary>
    private const string Prelude =
        "import type { paths } from './schema'; " +
        "type Body<P extends keyof paths, M> = M extends keyof paths[P] ? paths[P][M] extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never : never; " +
        "type Parameters<P extends keyof paths, M> = M extends keyof paths[P] ? paths[P][M] extends { parameters: { query?: infer Q } } ? Q : never : never; " +
        "type Result<P extends keyof paths, M> = M extends keyof paths[P] ? paths[P][M] extends { responses: { 200: { content: { 'application/json': infer R } } } } ? R : never : never; " +
        "export type { Body, Parameters, Result };";

    private static IEnumerable<Statement> Statements(RecordedRequest exchange)
    {
        var (path, method) = (Template(exchange.Path), exchange.Method.ToLowerInvariant());
        if (exchange.Json is { } body) yield return new Statement("Body", path, method, body);
        // Counting takes a read consistency since 2023, but the description said so later than 1.15.
        if (exchange.Query.Length > 1) yield return new Statement("Parameters", path, method, ReadParameters(exchange.Query, exchange.EndsWith("/points/count") ? "consistency" : ""));
        if (exchange.Answer.Length > 0 && exchange.Answer.Span[0] == '{') yield return new Statement("Result", path, method, JsonDocument.Parse(exchange.Answer).RootElement);
    }

    private static JsonElement ReadParameters(string query, string but)
    {
        var pairs = query[1..].Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair[0] != but);
        return JsonSerializer.SerializeToElement(pairs.ToDictionary(pair => pair[0], object (pair) => bool.TryParse(pair[1], out var flag) ? flag : int.TryParse(pair[1], out var number) ? number : pair[1]));
    }

    /// <summary>The path as the API describes it: names and ids in braces.</summary>
    private static string Template(string path) => path.Split('/') switch
    {
        ["", "collections", "aliases"] or ["", "collections"] => path,
        ["", "collections", _, "index", _] => "/collections/{collection_name}/index/{field_name}",
        ["", "collections", _, "points", var last] when last is not ("scroll" or "count" or "query" or "delete" or "vectors" or "payload" or "batch") => "/collections/{collection_name}/points/{id}",
        ["", "collections", _, .. var rest] => string.Join('/', ["", "collections", "{collection_name}", .. rest]),
        _ => path,
    };

    [GeneratedRegex(@"exchanges\.ts\((\d+),\d+\): (error [^\n]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();

    private sealed record Statement(string Type, string Path, string Method, JsonElement Json)
    {
        public string Kind => $"{What} {JsonShape.Of(Json)}";

        public string What => $"{Type} of {Method} {Path}";

        public string Value { get; } = JsonShape.Sample(Json);

        public string Declare(int at) => new StringBuilder("export const e").Append(at.ToString(CultureInfo.InvariantCulture))
            .Append(": ").Append(Type).Append('<').Append(JsonSerializer.Serialize(Path)).Append(", ").Append(JsonSerializer.Serialize(Method)).Append("> = ").Append(Value).Append(';').ToString();
    }
}
