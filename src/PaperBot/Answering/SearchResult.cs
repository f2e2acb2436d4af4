using PaperBot.Papers;

namespace PaperBot.Answering;

/// <summary>A paper that fits a query, and why.</summary>
/// <param name="Rank">Its place in the whole list, from 1.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Similarity">The cosine to the query, -1 to 1.</param>
/// <param name="FusedScore">The score that ranked it.</param>
/// <param name="Reason">Why it is in the list, in a few words.</param>
public sealed record SearchResult(int Rank, Paper Paper, double Similarity, double FusedScore, string Reason);
