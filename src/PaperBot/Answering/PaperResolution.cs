using PaperBot.Indexing;

namespace PaperBot.Answering;

/// <summary>What a user's name for a paper led to.</summary>
/// <param name="Name">The name as typed.</param>
/// <param name="Paper">The paper meant; null when it is not found or not clear which one.</param>
/// <param name="Closest">Titles like the name, best first; what to offer when there is no paper.</param>
/// <param name="Reason">One calm sentence that says why there is no paper and what to do next; null when there is one.</param>
public sealed record PaperResolution(string Name, IndexedPaper? Paper, IReadOnlyList<TitleHit> Closest, string? Reason)
{
    /// <summary>Whether it is the second of two names that were to be compared.</summary>
    public bool IsSecond { get; init; }
}
