using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>A paper that people voted for where it was listed.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Votes">The votes that rank it, at least one: gained within the window when <paramref name="IsGain"/>, otherwise all.</param>
/// <param name="AllVotes">All votes so far.</param>
/// <param name="IsGain">Whether the paper was listed before the window, so that only what it gained counts.</param>
public sealed record VotedPaper(Paper Paper, int Votes, int AllVotes, bool IsGain);
