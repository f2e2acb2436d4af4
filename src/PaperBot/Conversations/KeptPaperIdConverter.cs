using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>Writes an identifier as its text.</summary>
internal sealed class KeptPaperIdConverter : JsonConverter<PaperId>
{
    public override PaperId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? PaperId.Parse(reader.GetString()!) : throw new JsonException("An identifier is a text.");

    public override void Write(Utf8JsonWriter writer, PaperId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
