using System.Text.Json;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Contract;

/// <summary>
/// The members of a JSON object of a request, each asked for by name. Members nobody asked for are refused by <see cref="End"/>; Qdrant itself ignores many of
/// them, which would hide a misspelt option.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
    private readonly int _minor;

    public Fields(JsonElement element, string what, int minor)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Failure.Format($"invalid type: {Kind(element)}, expected {what}");
        What = what;
        _minor = minor;
        foreach (var member in element.EnumerateObject()) _left[member.Name] = member.Value;
    }

    /// <summary>What the object is, for messages.</summary>
    public string What { get; }

    /// <summary>The server's version 1.x: the x.</summary>
    public int Minor => _minor;

    /// <summary>Whether a member is there and not null; it stays to be read.</summary>
    public bool Has(string name) => _left.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The member, or null where it is missing or null.</summary>
    public JsonElement? Optional(string name, int since = 0)
    {
        if (_minor < since) return null;
        return _left.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>The member.</summary>
    /// <exception cref="Failure">It is missing.</exception>
    public JsonElement Required(string name) => Optional(name) ?? throw Failure.Format($"missing field `{name}` of {What}");

    public string? Text(string name, int since = 0) => Optional(name, since) is { } value ? AsText(value, name) : null;

    public string RequiredText(string name) => AsText(Required(name), name);

    public bool? Flag(string name, int since = 0) => Optional(name, since) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw Failure.Format($"{name}: invalid type: {Kind(other)}, expected a boolean"),
    };

    public double? Number(string name, int since = 0) => Optional(name, since) is { } value
        ? value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Failure.Format($"{name}: invalid type: {Kind(value)}, expected f64")
        : null;

    /// <summary>A whole number from <paramref name="least"/> on.</summary>
    public int? Whole(string name, int least = 0, int since = 0)
    {
        if (Optional(name, since) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var whole) || whole < 0) throw Failure.Format($"{name}: invalid value: {value.GetRawText()}, expected usize");
        if (whole < least) throw Failure.Validation($"{name}: value {whole} invalid, must be {least} or larger");
        return (int)Math.Min(whole, int.MaxValue);
    }

    /// <summary>The elements of an array; null where it is missing.</summary>
    public JsonElement[]? List(string name, int since = 0) => Optional(name, since) is { } value ? AsList(value, name) : null;

    public JsonElement[] RequiredList(string name) => AsList(Required(name), name);

    /// <summary>An object below, to be read in its turn; null where it is missing.</summary>
    public Fields? Inner(string name, string what, int since = 0) => Optional(name, since) is { } value ? new Fields(value, what, _minor) : null;

    /// <summary>Takes members whose value does not matter here.</summary>
    public Fields Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _left.Remove(name);
        return this;
    }

    /// <summary>The members that are left, as a map.</summary>
    public IReadOnlyDictionary<string, JsonElement> Rest()
    {
        var rest = new Dictionary<string, JsonElement>(_left);
        _left.Clear();
        return rest;
    }

    /// <summary>Nothing else may be there.</summary>
    public void End()
    {
        if (_left.Count > 0) throw Failure.Format($"unknown field `{string.Join("`, `", _left.Keys)}` of {What} in version 1.{_minor}");
    }

    public static string AsText(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Failure.Format($"{name}: invalid type: {Kind(value)}, expected a string");

    public static JsonElement[] AsList(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Failure.Format($"{name}: invalid type: {Kind(value)}, expected a sequence");

    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "map",
        JsonValueKind.Array => "sequence",
        JsonValueKind.String => $"string \"{value.GetString()}\"",
        JsonValueKind.Number => $"number `{value.GetRawText()}`",
        JsonValueKind.True or JsonValueKind.False => $"boolean `{value.GetRawText()}`",
        _ => "null",
    };
}
