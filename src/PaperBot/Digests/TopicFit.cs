namespace PaperBot.Digests;

/// <summary>Signs → how well a paper fits a topic.</summary>
internal static class TopicFit
{
    // Rounded from a logistic regression on papers of two weeks, read and judged for 54 topics; the threshold lets in what is likelier than not to please, or nearly so.
    public const double Least = 0.37;
    private const double UntoldStanding = 2.5;
    private const double UntoldNearness = 0.5;
    private const double MostStanding = 6;
    private const double MostNearness = 1.2;
    private const double ApartCost = 1;

    // The similarity to one rare word is hardly more than that the word is there.
    private const double MostStandingInPassing = 1;
    private const double MostNearnessInPassing = 0;

    /// <summary>0 to 1.</summary>
    public static double Of(TopicSigns signs)
    {
        var (mostStanding, mostNearness) = signs.IsInPassing ? (MostStandingInPassing, MostNearnessInPassing) : (MostStanding, MostNearness);
        var score = -5.5 + (1.3 * signs.Covered) + (1.7 * signs.InTitle) + (0.8 * signs.InNews) + signs.TogetherInTitle + (1.6 * signs.Together)
            + (0.55 * Math.Clamp(signs.Standing ?? UntoldStanding, 0, mostStanding)) + (0.6 * Math.Clamp(signs.Nearness ?? UntoldNearness, 0, mostNearness));
        if (signs.AreApart) score -= ApartCost;
        return 1 / (1 + Math.Exp(-score));
    }

    /// <summary>Whether it is about the topic.</summary>
    public static bool Qualifies(TopicSigns signs) => Of(signs) >= Least;
}
