using System.Text.Json.Serialization;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>Reads and writes payloads without reflection. What is unknown is written as null, so that it takes the place of what was known before.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PaperPayload))]
[JsonSerializable(typeof(StoredPaper))]
[JsonSerializable(typeof(TermPayload))]
[JsonSerializable(typeof(WeighedPayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;
