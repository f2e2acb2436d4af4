using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>Writes of a paper only what is shown of it.</summary>
internal sealed class KeptPaperConverter : JsonConverter<Paper>
{
    public override Paper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, KeptJsonContext.Default.KeptPaper)?.ToPaper() ?? throw new JsonException("A paper has no identifier.");

    public override void Write(Utf8JsonWriter writer, Paper value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, KeptPaper.Of(value), KeptJsonContext.Default.KeptPaper);
}
