using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>Writes and reads a value as what it is.</summary>
internal sealed class ScalarValueConverter : JsonConverter<ScalarValue>
{
    /// <inheritdoc/>
    public override ScalarValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.Number => reader.GetInt64(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException($"A {reader.TokenType} is no value of a payload field."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ScalarValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number) writer.WriteNumberValue(number);
        else if (value.Flag is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteStringValue(value.Text);
    }
}
