namespace PaperBot.Qdrant.Payloads;

/// <summary>Examples of what is sought and of what is not; <see cref="Strategy"/> is one of Qdrant's names for how they become a ranking.</summary>
internal sealed record Recommend(IReadOnlyList<VectorInput> Positive, IReadOnlyList<VectorInput> Negative, string Strategy)
{
    public const string AverageVector = "average_vector";
}
