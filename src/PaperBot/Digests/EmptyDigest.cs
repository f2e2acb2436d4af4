using System.Globalization;

namespace PaperBot.Digests;

/// <summary>Says what was looked at and why nothing qualified.</summary>
internal static class EmptyDigest
{
    /// <summary>One to three sentences.</summary>
    public static string Why(DigestWish wish, int lookedAt, IReadOnlyList<FittingPaper> rated)
    {
        var days = wish.From == wish.To ? Day(wish.To) : $"{Day(wish.From)} to {Day(wish.To)}";
        if (lookedAt == 0) return $"No new papers came ({days}).";
        var looked = lookedAt == 1 ? $"The one new paper ({days}) does not fit" : string.Create(CultureInfo.InvariantCulture, $"None of the {lookedAt:N0} new papers ({days}) fits");
        var nearest = rated.Where(paper => !paper.Qualifies && paper.Shortfall is not null).MaxBy(paper => paper.Fit);
        return nearest is null ? $"{looked}." : $"{looked}. The closest was “{nearest.Paper.Paper.Title}”, which {nearest.Shortfall!()}.";
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
