using System.Text.Json;

namespace PaperBot.OpenAI.Connections;

/// <summary>Reads JSON of servers that differ in what they leave out and in the types they use: what is missing or of another type reads as nothing.</summary>
internal static class LooseJson
{
    /// <summary>The text under <paramref name="name"/>, or a number as text; empty when there is none.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.TextOrEmpty();

    /// <summary>The text of <paramref name="element"/>; empty when it is none, or one that cannot be decoded.</summary>
    public static string TextOrEmpty(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return "";
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair written as an escape.
            return "\uFFFD";
        }
    }

    /// <summary>The whole number under <paramref name="name"/>.</summary>
    public static long? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The object under <paramref name="name"/>; an undefined element when there is none.</summary>
    public static JsonElement Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    /// <summary>The items of the array under <paramref name="name"/>.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
