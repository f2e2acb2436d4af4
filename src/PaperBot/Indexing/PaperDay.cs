using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>The day that puts a paper into the order of <see cref="PaperOrder"/>, as a number of days since 1 January of the year 1.</summary>
public static class PaperDay
{
    private const int LastYear = 9999;

    /// <summary>The day of publication, or else the first day of its year; null when neither is known.</summary>
    public static int? Of(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return Of(paper.Published, paper.Year);
    }

    /// <summary>The same for the two dates of a paper.</summary>
    public static int? Of(DateOnly? published, int? year) =>
        published?.DayNumber ?? (year is >= 1 and <= LastYear ? new DateOnly(year.Value, 1, 1).DayNumber : null);

    /// <summary>A number that is the higher the earlier a paper of this day comes in <paramref name="order"/>; without a day the lowest of all.</summary>
    public static int Rank(int? day, PaperOrder order) => day switch
    {
        null => int.MinValue,
        { } known => order == PaperOrder.Oldest ? -known : known,
    };
}
