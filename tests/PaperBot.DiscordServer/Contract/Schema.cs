using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.Contract;

/// <summary>A JSON schema, as far as Discord's description uses the language. Null or empty says nothing.</summary>
internal sealed class Schema
{
    /// <summary>Of a reference: what it refers to, read when it is first asked for, since schemas refer to each other in circles.</summary>
    public Lazy<Schema>? Reference { get; init; }

    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Raw JSON of the values that are allowed; null allows all.</summary>
    public IReadOnlySet<string>? Values { get; init; }

    public IReadOnlyList<Schema> AllOf { get; init; } = [];

    /// <summary>Branches of oneOf or anyOf: one has to take the value. Discord's branches overlap, so that more than one may.</summary>
    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    /// <summary>Null where the schema describes no object.</summary>
    public IReadOnlyDictionary<string, Schema>? Properties { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What properties beyond <see cref="Properties"/> have to be; null forbids them.</summary>
    public Schema? FurtherProperties { get; init; }

    public int? MaxProperties { get; init; }

    public Schema? Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool AreItemsUnique { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public Regex? Pattern { get; init; }

    public string? Format { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>The schema itself, or the one that it refers to.</summary>
    public Schema Resolved => Reference?.Value.Resolved ?? this;

    /// <summary>What a type's name means for a value.</summary>
    public static bool IsOfType(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.Truncate(number) == number,
        _ => false,
    };
}
