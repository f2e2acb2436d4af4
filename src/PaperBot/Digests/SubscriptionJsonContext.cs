using System.Text.Json.Serialization;
using PaperBot.Conversations;

namespace PaperBot.Digests;

/// <summary>Reads and writes subscriptions without reflection; members that are unknown are no error, so that the form can grow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KeptPaperIdConverter), typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(VersionedSubscription))]
internal sealed partial class SubscriptionJsonContext : JsonSerializerContext;
