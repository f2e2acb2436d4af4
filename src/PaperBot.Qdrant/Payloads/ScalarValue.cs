using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A value that payload fields are matched by: a text or a whole number.</summary>
[JsonConverter(typeof(ScalarValueConverter))]
internal readonly record struct ScalarValue(string? Text, long Number)
{
    public static implicit operator ScalarValue(string text) => new(text, 0);

    public static implicit operator ScalarValue(long number) => new(null, number);
}
