using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.Contract;

/// <summary>JSON → <see cref="Schema"/>; each named schema is read once. A keyword that it does not know is an error, not silence.</summary>
internal sealed class SchemaReader(JsonElement document)
{
    private const string Components = "#/components/schemas/";
    private static readonly HashSet<string> SaysNothing = ["title", "description", "default", "discriminator", "x-discord-union", "contentEncoding", "examples", "deprecated", "readOnly", "writeOnly"];
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "enum", "const", "allOf", "oneOf", "anyOf", "properties", "required", "additionalProperties", "maxProperties", "minProperties", "items", "minItems", "maxItems",
        "uniqueItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum",
    ];

    private readonly Dictionary<string, Lazy<Schema>> _named = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public Schema Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return new Schema();
        if (json.Text("$ref") is { } reference) return new Schema { Reference = Named(reference) };
        foreach (var member in json.EnumerateObject())
        {
            if (!Known.Contains(member.Name) && !SaysNothing.Contains(member.Name)) throw new NotSupportedException($"The schema keyword {member.Name} is not known.");
        }

        return new Schema
        {
            Types = json.Member("type") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(type => type.GetString()!)] : json.Text("type") is { } type ? [type] : [],
            Values = ReadValues(json),
            AllOf = ReadAll(json, "allOf"), OneOf = [.. ReadAll(json, "oneOf"), .. ReadAll(json, "anyOf")],
            Properties = json.Member("properties")?.EnumerateObject().ToDictionary(member => member.Name, ReadProperty, StringComparer.Ordinal),
            Required = [.. json.Items("required").Select(name => name.GetString()!)],
            FurtherProperties = json.Member("additionalProperties") is { ValueKind: not JsonValueKind.False } further ? Read(further) : null,
            MaxProperties = Number(json, "maxProperties"),
            Items = json.Member("items") is { } items ? Read(items) : null,
            MinItems = Number(json, "minItems"), MaxItems = Number(json, "maxItems"), AreItemsUnique = json.Flag("uniqueItems"),
            MinLength = Number(json, "minLength"), MaxLength = Number(json, "maxLength"),
            Pattern = json.Text("pattern") is { } pattern ? new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null,
            Format = json.Text("format"), Minimum = json.Member("minimum")?.GetDecimal(), Maximum = json.Member("maximum")?.GetDecimal(),
        };
    }

    /// <summary>
    /// The description asks for a number as <c>default_member_permissions</c>, Discord's documentation for a string of digits, which it also answers with: both are taken.
    /// </summary>
    private Schema ReadProperty(JsonProperty property)
    {
        var schema = Read(property.Value);
        if (property.Name != "default_member_permissions") return schema;
        return new Schema { OneOf = [schema, new Schema { Types = ["string"], Pattern = new Regex(@"^[0-9]{1,20}$", RegexOptions.NonBacktracking) }] };
    }

    private Lazy<Schema> Named(string reference)
    {
        lock (_lock)
        {
            if (_named.TryGetValue(reference, out var known)) return known;
            if (!reference.StartsWith(Components, StringComparison.Ordinal)) throw new NotSupportedException($"The reference {reference} is not known.");
            var json = document.GetProperty("components").GetProperty("schemas").GetProperty(reference[Components.Length..]);
            return _named[reference] = new Lazy<Schema>(() => Read(json));
        }
    }

    private List<Schema> ReadAll(JsonElement json, string name) => [.. json.Items(name).Select(Read)];

    private static HashSet<string>? ReadValues(JsonElement json)
    {
        if (json.Has("const")) return [json.GetProperty("const").GetRawText()];
        return json.Has("enum") ? [.. json.Items("enum").Select(value => value.GetRawText())] : null;
    }

    private static int? Number(JsonElement json, string name) => (int?)json.Whole(name);
}
