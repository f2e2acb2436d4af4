namespace PaperBot.QdrantServer.Queries;

/// <summary>How examples are taken together.</summary>
internal enum RecommendStrategy
{
    AverageVector,
    BestScore,
    SumScores,
}
