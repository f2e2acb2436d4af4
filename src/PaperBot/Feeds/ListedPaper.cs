using PaperBot.Papers;

namespace PaperBot.Feeds;

/// <summary>A paper as a feed lists it.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Day">The day on which it was listed; null when the feed does not say.</param>
/// <param name="Votes">How many votes it has; null where there are none to be had.</param>
internal sealed record ListedPaper(Paper Paper, DateOnly? Day, int? Votes = null);
