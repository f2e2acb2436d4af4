using System.Text.Json.Serialization;

namespace PaperBot.Qdrant.Meta;

/// <summary>Reads and writes what a library knows of itself, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LibraryRecord))]
[JsonSerializable(typeof(ProfileRecord))]
[JsonSerializable(typeof(ModelPiece))]
[JsonSerializable(typeof(IngestClaim))]
internal sealed partial class MetaJson : JsonSerializerContext;
