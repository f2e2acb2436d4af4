using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Feeds;

/// <summary>What feeds keep, as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(List<FeedReport>))]
[JsonSerializable(typeof(ArXivPosition))]
[JsonSerializable(typeof(DailyPapersPosition))]
[JsonSerializable(typeof(RssPosition))]
[JsonSerializable(typeof(FolderPosition))]
internal sealed partial class FeedJson : JsonSerializerContext
{
    /// <summary>A position that was kept; null when it is none, and the feed is read as in the first run.</summary>
    public static T? Read<T>(string? json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
