using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PaperBot.QdrantServer.Http;

/// <summary>What goes back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfterSeconds">For the header; null sends none.</param>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body, int? RetryAfterSeconds = null)
{
    private const string Json = "application/json";

    /// <summary>A result in Qdrant's envelope.</summary>
    public static Answer Ok(long started, Action<Utf8JsonWriter> writeResult) => Write(200, writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("result");
        writeResult(writer);
        writer.WriteString("status", "ok");
        writer.WriteNumber("time", Stopwatch.GetElapsedTime(started).TotalSeconds);
        writer.WriteEndObject();
    });

    /// <summary>An error in Qdrant's envelope.</summary>
    public static Answer Error(long started, int status, string text, int? retryAfterSeconds = null) => Write(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("status");
        writer.WriteString("error", text);
        writer.WriteEndObject();
        writer.WriteNumber("time", Stopwatch.GetElapsedTime(started).TotalSeconds);
        writer.WriteEndObject();
    }) with { RetryAfterSeconds = retryAfterSeconds };

    public static Answer Text(int status, string text, string contentType = "text/plain; charset=utf-8") => new(status, contentType, Encoding.UTF8.GetBytes(text));

    public static Answer Write(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(writer);
        return new Answer(status, Json, buffer.WrittenMemory);
    }
}
