using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>What somebody thinks of a paper.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="IsLiked">Whether it was liked, or else not for them.</param>
/// <param name="At">When it was said.</param>
public sealed record PaperOpinion(PaperId Paper, bool IsLiked, DateTimeOffset At);
