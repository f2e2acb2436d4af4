using System.Globalization;
using System.Text.Json;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Value and schema → violations. Properties that no part of the schema names are violations everywhere. Lengths are UTF-16 units.</summary>
internal static class SchemaCheck
{
    /// <summary>How much a violation tells against a branch: a wrong kind of thing far more than a mistake in the right one.</summary>
    private const int WrongKind = 1000;

    public static IEnumerable<Violation> Check(JsonElement value, Schema schema) => Collect(value, schema, "");

    private static List<Violation> Collect(JsonElement value, Schema schema, string path)
    {
        var violations = new List<Violation>();
        Check(value, schema, path, violations);
        if (value.ValueKind == JsonValueKind.Object) CheckUnknown(value, schema, path, violations);
        return violations;
    }

    private static void Check(JsonElement value, Schema written, string path, List<Violation> violations)
    {
        var schema = written.Resolved;
        if (schema.Types.Count > 0 && !schema.Types.Any(type => Schema.IsOfType(value, type)))
        {
            violations.Add(new Violation(path, "TYPE", $"Must be of type {string.Join(" or ", schema.Types)}, and is {value.ValueKind}."));
            return;
        }

        if (schema.Values is { } values && !values.Contains(value.GetRawText())) violations.Add(new Violation(path, "ENUM", $"Must be one of {string.Join(", ", values)}, and is {Short(value)}."));
        foreach (var part in schema.AllOf) Check(value, part, path, violations);
        if (schema.OneOf.Count > 0) violations.AddRange(OfNearestBranch(value, schema.OneOf, path));
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(value.AsText()!, schema, path, violations);
                break;
            case JsonValueKind.Number:
                CheckNumber(value, schema, path, violations);
                break;
            case JsonValueKind.Array:
                CheckItems(value, schema, path, violations);
                break;
            case JsonValueKind.Object:
                CheckProperties(value, schema, path, violations);
                break;
        }
    }

    private static List<Violation> OfNearestBranch(JsonElement value, IReadOnlyList<Schema> branches, string path)
    {
        List<Violation>? nearest = null;
        var fitting = branches.Where(branch => MayFit(value, branch.Resolved)).ToList();
        foreach (var branch in fitting.Count > 0 ? fitting : branches)
        {
            var found = Collect(value, branch, path);
            if (found.Count == 0) return found;
            if (nearest is null || Weight(found, path) < Weight(nearest, path)) nearest = found;
        }

        return nearest ?? [];
    }

    /// <summary>Whether a branch is for this kind of thing at all: a look at the type is far cheaper than all that is wrong with the wrong branch.</summary>
    private static bool MayFit(JsonElement value, Schema branch)
    {
        if (branch.Types.Count > 0 && !branch.Types.Any(type => Schema.IsOfType(value, type))) return false;
        if (value.ValueKind != JsonValueKind.Object) return branch.Values?.Contains(value.GetRawText()) != false;
        return branch.Properties?.GetValueOrDefault("type")?.Resolved.Values is not { } kinds || !value.TryGetProperty("type", out var kind) || kinds.Contains(kind.GetRawText());
    }

    private static int Weight(List<Violation> violations, string path) =>
        violations.Sum(violation => (violation.Code is "TYPE" && violation.Path == path) || (violation.Code is "ENUM" && violation.Path == Below(path, "type")) ? WrongKind : 1);

    private static void CheckText(string text, Schema schema, string path, List<Violation> violations)
    {
        if (text.Length > schema.MaxLength) violations.Add(Violation.TooLong(path, schema.MaxLength.Value));
        if (text.Length < schema.MinLength) violations.Add(new Violation(path, "BASE_TYPE_MIN_LENGTH", $"Must be {schema.MinLength} or more in length."));
        if (schema.Pattern is { } pattern && !pattern.IsMatch(text)) violations.Add(new Violation(path, "PATTERN", $"\"{text}\" does not match {pattern}."));
        var isWellFormed = schema.Format switch
        {
            "snowflake" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "nonce" => text.Length <= MessageLimits.MostNonceCharacters,
            _ => true,
        };
        if (!isWellFormed) violations.Add(new Violation(path, "FORMAT", $"Is no {schema.Format}."));
    }

    private static void CheckNumber(JsonElement value, Schema schema, string path, List<Violation> violations)
    {
        if (!value.TryGetDecimal(out var number) || number < schema.Minimum || number > schema.Maximum || (schema.Format == "int32" && number is < int.MinValue or > int.MaxValue))
            violations.Add(new Violation(path, "RANGE", $"{Short(value)} is out of the range {schema.Minimum} to {schema.Maximum}."));
    }

    private static void CheckItems(JsonElement value, Schema schema, string path, List<Violation> violations)
    {
        var count = value.GetArrayLength();
        if (count > schema.MaxItems) violations.Add(Violation.TooMany(path, schema.MaxItems.Value));
        if (count < schema.MinItems) violations.Add(new Violation(path, "BASE_TYPE_MIN_LENGTH", $"Must have {schema.MinItems} or more entries."));
        if (schema.AreItemsUnique && value.EnumerateArray().DistinctBy(item => item.GetRawText()).Count() != count) violations.Add(new Violation(path, "SET_TYPE_ALREADY_CONTAINS_VALUE", "Entries must be unique."));
        if (schema.Items is not { } items) return;
        var index = 0;
        foreach (var item in value.EnumerateArray()) violations.AddRange(Collect(item, items, Below(path, $"{index++}")));
    }

    private static void CheckProperties(JsonElement value, Schema schema, string path, List<Violation> violations)
    {
        foreach (var name in schema.Required)
        {
            if (!value.TryGetProperty(name, out _)) violations.Add(Violation.Missing(Below(path, name)));
        }

        var count = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            count++;
            if (!names.Add(member.Name)) violations.Add(new Violation(Below(path, member.Name), "TWICE", "This property stands here twice."));
            var property = schema.Properties?.GetValueOrDefault(member.Name) ?? schema.FurtherProperties;
            if (property is not null) violations.AddRange(Collect(member.Value, property, Below(path, member.Name)));
        }

        if (count > schema.MaxProperties) violations.Add(new Violation(path, "DICT_TYPE_MAX_SIZE", $"Must have {schema.MaxProperties} or fewer properties."));
    }

    /// <summary>A branch of oneOf has judged unknown properties itself, with the object whole before it.</summary>
    private static void CheckUnknown(JsonElement value, Schema written, string path, List<Violation> violations)
    {
        var schema = written.Resolved;
        if (schema.OneOf.Count > 0) return;
        foreach (var member in value.EnumerateObject())
        {
            if (!IsKnown(schema, member.Name)) violations.Add(new Violation(Below(path, member.Name), "UNKNOWN", "Discord knows no property of this name."));
        }
    }

    private static bool IsKnown(Schema schema, string name) =>
        schema.FurtherProperties is not null || schema.Properties?.ContainsKey(name) == true || schema.AllOf.Any(part => IsKnown(part.Resolved, name));

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Short(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length <= 60 ? raw : string.Concat(raw.AsSpan(0, 60), "…");
    }
}
