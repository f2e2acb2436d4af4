namespace PaperBot.Trends;

/// <summary>What somebody wants to know of what is trending.</summary>
/// <param name="Window">Over how long.</param>
public sealed record TrendQuestion(TrendWindow Window)
{
    /// <summary>The last day of the window, UTC; null for today, or else for the last day of which there are papers.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How this topic moved, instead of all topics; null or empty for all.</summary>
    public string? Topic { get; init; }

    /// <summary>The place (a guild, or a direct conversation) whose doings count besides; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>At most so many papers in each list, 1 to 50.</summary>
    public int Limit { get; init; } = 5;
}
