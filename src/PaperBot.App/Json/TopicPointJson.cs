using PaperBot.Trends;

namespace PaperBot.App.Json;

/// <summary>How many papers of a period are of a topic; <c>share</c> is 0 to 1.</summary>
internal sealed record TopicPointJson(DateOnly From, DateOnly To, int Papers, int AllPapers, double Share)
{
    public static TopicPointJson Of(TopicPoint point) => new(point.Span.From, point.Span.To, point.Papers, point.Of, Math.Round(point.Share, 6));
}
