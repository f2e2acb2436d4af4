using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>How many votes a paper has at a source.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Feed">The source's name.</param>
/// <param name="Day">The day on which the source was asked, UTC.</param>
/// <param name="Votes">All votes so far.</param>
public sealed record PaperVotes(PaperId Paper, string Feed, DateOnly Day, int Votes);
