namespace PaperBot.Qdrant.Payloads;

/// <summary>Qdrant's names for how examples become a ranking.</summary>
internal static class RecommendStrategy
{
    public const string AverageVector = "average_vector";
}
