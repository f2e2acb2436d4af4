using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Payloads;

/// <summary>A payload to be sent: one JSON object, already written as UTF-8.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
