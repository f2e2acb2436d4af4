using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>Texts → the body of an embedding request.</summary>
internal static class EmbeddingRequest
{
    // Servers refuse an empty text, or give a vector without direction for it.
    private const string Nothing = "-";

    /// <summary>The text as it is sent: well-formed, with its prefix, never blank.</summary>
    public static string Text(string prefix, string text)
    {
        var whole = new StringBuilder(prefix, prefix.Length + text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune);
        return string.IsNullOrWhiteSpace(text) ? prefix + Nothing : whole.ToString();
    }

    /// <summary>The body. Numbers are asked for, because not every server can send base64.</summary>
    public static byte[] Write(ReadOnlySpan<string> texts, string model)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("input");
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
            json.WriteString("encoding_format", "float");
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }
}
