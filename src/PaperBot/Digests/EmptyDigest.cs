using System.Globalization;
using PaperBot.Text;

namespace PaperBot.Digests;

/// <summary>Says what was looked at and why nothing qualified.</summary>
internal static class EmptyDigest
{
    /// <summary>One to three sentences.</summary>
    public static async Task<string> WhyAsync(DigestWish wish, int lookedAt, NewsRating rating, CancellationToken cancellationToken)
    {
        var days = wish.From == wish.To ? $"of {DayWording.Of(wish.To)}" : $"from {DayWording.Of(wish.From)} to {DayWording.Of(wish.To)}";
        if (lookedAt == 0) return $"No new papers {(wish.From == wish.To ? $"came on {DayWording.Of(wish.To)}" : $"came {days}")}.";
        var looked = string.Create(CultureInfo.InvariantCulture, $"{(lookedAt == 1 ? "The one new paper" : $"None of the {lookedAt:N0} new papers")} {days} {Lacks(wish.Interest, lookedAt == 1)}.");
        var nearest = rating.Papers.Where(paper => !paper.Qualifies && paper.Shortfall is not null).MaxBy(paper => paper.Fit);
        var closest = nearest is null ? null : $"The closest was “{nearest.Paper.Paper.Title}”, which {nearest.Shortfall!()}.";
        return string.Join(' ', new[] { looked, closest, await rating.TipAsync(cancellationToken).ConfigureAwait(false) }.OfType<string>());
    }

    private static string Lacks(Interest interest, bool one) => interest.Kind switch
    {
        InterestKind.Author => $"is {(one ? "not " : "")}by {interest.Text}",
        InterestKind.Venue => $"is {(one ? "not " : "")}of {interest.Text}",
        InterestKind.LikePaper => $"is {(one ? "not " : "")}enough like “{interest.Text}”",
        InterestKind.Liked => $"is {(one ? "not " : "")}enough like what you liked",
        _ => $"is {(one ? "not " : "")}on “{interest.Text}”",
    };
}
