using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PaperBot.Digests;

/// <summary>Writes a time of day as ISO 8601 does: <c>08:30:00</c>.</summary>
internal sealed class LocalTimeConverter : JsonConverter<LocalTime>
{
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && LocalTimePattern.ExtendedIso.Parse(reader.GetString()!).TryGetValue(default, out var time)
            ? time
            : throw new JsonException("A time of day is a text like 08:30:00.");

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) => writer.WriteStringValue(LocalTimePattern.ExtendedIso.Format(value));
}
