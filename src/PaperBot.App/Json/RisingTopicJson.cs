using PaperBot.Trends;

namespace PaperBot.App.Json;

/// <summary>A topic on the rise.</summary>
internal sealed record RisingTopicJson(string Topic, int Papers, int PapersBefore, double Surprise, IReadOnlyList<PaperJson> Best)
{
    public static RisingTopicJson Of(RisingTopic rising) => new(rising.Name, rising.Papers, rising.PapersBefore, Math.Round(rising.Surprise, 2), [.. rising.Best.Select(PaperJson.Of)]);
}
