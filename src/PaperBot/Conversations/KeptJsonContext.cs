using System.Text.Json.Serialization;

namespace PaperBot.Conversations;

/// <summary>Reads and writes what is kept without reflection; members that are unknown are no error, so that the form can grow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(KeptPaperConverter), typeof(KeptPaperIdConverter)])]
[JsonSerializable(typeof(KeptTurn))]
[JsonSerializable(typeof(KeptReply))]
[JsonSerializable(typeof(KeptPaper))]
internal sealed partial class KeptJsonContext : JsonSerializerContext;
