using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A value that payload fields are matched by: a text, a whole number, or true or false.</summary>
[JsonConverter(typeof(ScalarValueConverter))]
internal readonly record struct ScalarValue(string? Text, long? Number, bool? Flag)
{
    public static implicit operator ScalarValue(string text) => new(text, null, null);

    public static implicit operator ScalarValue(long number) => new(null, number, null);

    public static implicit operator ScalarValue(bool flag) => new(null, null, flag);
}
