using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Points;

/// <summary>
/// Numbers that papers are listed by, the highest first: the day, and within a day (or without one) the order in which they came. They stay below 2⁵³, so that a
/// reader of JSON that knows floating point numbers alone reads them right.
/// </summary>
internal static class ListingKey
{
    /// <summary>How many papers of one day have a number of their own.</summary>
    public const long Room = 1L << 30;

    /// <summary>The lowest number of a paper of <paramref name="day"/> when the newest are listed first.</summary>
    public static long First(DateOnly day) => day.DayNumber * Room;

    public static long Of(Paper paper, PaperOrder order, long sequence)
    {
        const int Lowest = -(1 << 22);
        return ((long)Math.Max(Lowest, PaperDay.Rank(PaperDay.Of(paper), order)) * Room) + (sequence % Room);
    }
}
