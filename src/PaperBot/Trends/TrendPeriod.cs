namespace PaperBot.Trends;

/// <summary>What a topic's course is counted in.</summary>
public enum TrendPeriod
{
    /// <summary>Seven days.</summary>
    Week = 7,

    /// <summary>Thirty days.</summary>
    Month = 30,

    /// <summary>Calendar years, where the papers carry no days.</summary>
    Year = 365,
}
