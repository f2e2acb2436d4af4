using System.Text.Json.Serialization;
using PaperBot.Conversations;

namespace PaperBot.Digests;

/// <summary>Reads and writes digests without reflection; members that are unknown are no error, so that the form can grow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(KeptPaperConverter), typeof(KeptPaperIdConverter)])]
[JsonSerializable(typeof(KeptDigest))]
internal sealed partial class DigestJsonContext : JsonSerializerContext;
