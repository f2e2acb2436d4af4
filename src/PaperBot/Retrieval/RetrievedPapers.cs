using PaperBot.Embedding;

namespace PaperBot.Retrieval;

/// <summary>What was retrieved for a question, best first.</summary>
/// <param name="Question">The question.</param>
/// <param name="Papers">The papers, best first.</param>
/// <param name="Terms">The question's terms as they were searched for.</param>
/// <param name="PaperCount">Papers in the index.</param>
public sealed record RetrievedPapers(Question Question, IReadOnlyList<RetrievedPaper> Papers, IReadOnlyList<QuestionTerm> Terms, int PaperCount)
{
    /// <summary>The embedding that the similarities are of; null when papers were found by their words alone.</summary>
    public EmbeddingProfile? Embedding { get; init; }

    /// <summary>What did not go as configured, in one calm sentence; null when all did.</summary>
    public string? Remark { get; init; }
}
