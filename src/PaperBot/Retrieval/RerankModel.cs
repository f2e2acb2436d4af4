namespace PaperBot.Retrieval;

/// <summary>A model that reads question and paper together, ready to be asked.</summary>
/// <param name="Name">How people call it, for messages and logs.</param>
/// <param name="ScoreAsync">A score for each text in the order given, the higher the better; comparable within one question only.</param>
public sealed record RerankModel(string Name, Func<string, IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<double>>> ScoreAsync)
{
    /// <summary>How many of the best papers are read. Default 30, range 2 to 200.</summary>
    public int Candidates { get; init; } = 30;
}
