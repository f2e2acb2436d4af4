using PaperBot.Papers;

namespace PaperBot.Retrieval;

/// <summary>A paper like some and unlike others.</summary>
/// <param name="Similar">The paper, and its mean similarity to those that are liked.</param>
/// <param name="Score">What ranks it: twice that similarity, less the mean similarity to those that are disliked.</param>
/// <param name="Nearest">The liked paper that it is most like.</param>
public sealed record RecommendedPaper(SimilarPaper Similar, double Score, Paper Nearest);
