namespace PaperBot.Evaluation;

/// <summary>How many sentences of one kind were let through.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsTrue">Whether they ought to be let through.</param>
/// <param name="Accepted">Sentences let through with a quote.</param>
/// <param name="All">Sentences checked.</param>
public sealed record GroundingTally(string Kind, bool IsTrue, int Accepted, int All)
{
    /// <summary>The share let through.</summary>
    public double Share => All == 0 ? 0 : (double)Accepted / All;
}
