using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>How often people of one place did something with a paper on one day; who they were is not kept.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Kind">What they did.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Count">How often.</param>
public sealed record PaperActivity(PaperId Paper, ActivityKind Kind, DateOnly Day, int Count);
