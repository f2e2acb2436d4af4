using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>Reads filters from requests.</summary>
internal static class FilterReader
{
    public static Filter? Read(JsonElement? element, int minor) => element is { } filter ? ReadFilter(new Fields(filter, "a filter", minor)) : null;

    private static Filter ReadFilter(Fields fields)
    {
        var (must, should, mustNot) = (ReadConditions(fields, "must"), ReadConditions(fields, "should"), ReadConditions(fields, "must_not"));
        IReadOnlyList<Condition> minShould = [];
        var minCount = 0;
        if (fields.Inner("min_should", "min_should") is { } inner)
        {
            minShould = [.. inner.RequiredList("conditions").Select(condition => ReadCondition(condition, fields.Minor))];
            minCount = inner.Whole("min_count", least: 1) ?? throw Failure.Format("missing field `min_count`");
            inner.End();
        }

        fields.End();
        return new Filter(must, should, mustNot, minShould, minCount);
    }

    /// <summary>A list, or one condition alone.</summary>
    private static IReadOnlyList<Condition> ReadConditions(Fields fields, string name) => fields.Optional(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(condition => ReadCondition(condition, fields.Minor))],
        { } one => [ReadCondition(one, fields.Minor)],
    };

    private static Condition ReadCondition(JsonElement element, int minor)
    {
        var fields = new Fields(element, "a condition", minor);
        if (fields.Has("key")) return ReadField(fields);
        if (fields.Inner("nested", "a nested condition") is { } nested)
            return Ended(new NestedCondition(ReadPath(nested.Required("key")), Read(nested.Required("filter"), minor)!), nested, fields);
        if (fields.Inner("is_empty", "is_empty") is { } empty) return Ended(new BareFieldCondition(ReadPath(empty.Required("key")), AsksForNull: false), empty, fields);
        if (fields.Inner("is_null", "is_null") is { } isNull) return Ended(new BareFieldCondition(ReadPath(isNull.Required("key")), AsksForNull: true), isNull, fields);
        if (fields.List("has_id") is { } ids) return Ended(new HasIdCondition(ids.Select(PointId.Read).ToHashSet()), fields);
        return fields.Text("has_vector") is { } name ? Ended(new HasVectorCondition(name), fields) : ReadFilter(fields);
    }

    private static FieldCondition ReadField(Fields fields)
    {
        var key = ReadPath(fields.Required("key"));
        var match = fields.Inner("match", "a match") is { } inner ? ReadMatch(inner) : null;
        var range = fields.Inner("range", "a range") is { } bounds ? ReadRange(bounds) : null;
        var count = fields.Inner("values_count", "values_count") is { } counts ? ReadCounts(counts) : null;
        var condition = new FieldCondition(key, match, range, count, fields.Flag("is_empty"), fields.Flag("is_null"));
        fields.End();
        if (condition is { Match: null, Range: null, ValuesCount: null, IsEmpty: null, IsNull: null }) throw Failure.Validation("At least one field condition must be specified");
        return condition;
    }

    private static CountRange ReadCounts(Fields fields)
    {
        var range = new CountRange(fields.Whole("gt"), fields.Whole("gte"), fields.Whole("lt"), fields.Whole("lte"), fields.Minor >= 19);
        fields.End();
        return range;
    }

    private static Match ReadMatch(Fields fields)
    {
        var match = fields switch
        {
            _ when fields.Optional("value") is { } value => Among(MatchKind.Value, [value]),
            _ when fields.List("any") is { } any => Among(MatchKind.Any, any),
            _ when fields.List("except") is { } except => Among(MatchKind.Except, except),
            _ when fields.Text("text") is { } text => new Match(MatchKind.Text, JsonValueKind.String, null, text),
            _ when fields.Text("phrase") is { } phrase => new Match(MatchKind.Phrase, JsonValueKind.String, null, phrase),
            _ when fields.Text("text_any", since: 16) is { } textAny => new Match(MatchKind.TextAny, JsonValueKind.String, null, textAny),
            _ when fields.Text("prefix", since: 19) is { } prefix => new Match(MatchKind.Prefix, JsonValueKind.String, null, prefix),
            _ => throw Failure.Format("data did not match any variant of untagged enum MatchInterface"),
        };
        fields.End();
        return match;
    }

    private static Match Among(MatchKind kind, JsonElement[] values)
    {
        var types = values.Select(value => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind).Distinct().ToArray();
        var isWhole = values.All(value => value.ValueKind != JsonValueKind.Number || value.TryGetInt64(out _));
        var isKnown = types.All(type => type is JsonValueKind.String or JsonValueKind.Number || type == JsonValueKind.True && kind == MatchKind.Value);
        if (types.Length > 1 || !isWhole || !isKnown) throw Failure.Format("data did not match any variant of untagged enum MatchInterface");
        var type = types is [var one] ? one : JsonValueKind.String;
        return new Match(kind, type, values.Select(value => type == JsonValueKind.String ? value.GetString()! : value.GetRawText()).ToHashSet(StringComparer.Ordinal), "");
    }

    private static ValueRange ReadRange(Fields fields)
    {
        JsonElement?[] bounds = [fields.Optional("gt"), fields.Optional("gte"), fields.Optional("lt"), fields.Optional("lte")];
        fields.End();
        var isMoment = bounds.Any(bound => bound is { ValueKind: JsonValueKind.String });
        var numbers = bounds.Select(bound => bound is { } value ? ReadBound(value, isMoment) : null).ToArray();
        return new ValueRange(isMoment, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double? ReadBound(JsonElement bound, bool isMoment)
    {
        var number = isMoment ? PayloadMoment.Read(bound) : bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : (double?)null;
        return number ?? throw Failure.Format("data did not match any variant of untagged enum RangeInterface");
    }

    public static PayloadPath ReadPath(JsonElement element) => PayloadPath.Parse(Fields.AsText(element, "key"));

    private static Condition Ended(Condition condition, params Fields[] fields)
    {
        foreach (var read in fields) read.End();
        return condition;
    }
}
