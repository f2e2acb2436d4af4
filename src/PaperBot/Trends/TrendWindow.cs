namespace PaperBot.Trends;

/// <summary>Over how long it is asked what is trending.</summary>
public enum TrendWindow
{
    /// <summary>One day.</summary>
    Day = 1,

    /// <summary>Seven days.</summary>
    Week = 7,

    /// <summary>Thirty days.</summary>
    Month = 30,
}
