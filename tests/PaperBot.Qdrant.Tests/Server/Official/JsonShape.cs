using System.Text;
using System.Text.Json;

namespace PaperBot.Qdrant.Tests.Server.Official;

/// <summary>The form of a JSON value: the same for values that differ only in numbers, texts and lengths.</summary>
internal static class JsonShape
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{member.Name}:{Of(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join('|', value.EnumerateArray().Select(Of).Distinct().Order(StringComparer.Ordinal))}]",
        var kind => kind.ToString(),
    };

    /// <summary>The value with one element of each form left in its lists: all that its type depends on.</summary>
    public static string Sample(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject())
                {
                    if (text[^1] != '{') text.Append(", ");
                    text.Append(JsonSerializer.Serialize(member.Name)).Append(": ");
                    Append(text, member.Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var element in value.EnumerateArray().DistinctBy(Of))
                {
                    if (text[^1] != '[') text.Append(", ");
                    Append(text, element);
                }

                text.Append(']');
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
