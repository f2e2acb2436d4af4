namespace PaperBot.Qdrant.Points;

/// <summary>The mean lengths, in terms, that BM25 weighs a paper's words against.</summary>
internal sealed record MeanLengths(double Title, double Abstract)
{
    /// <summary>Beyond this many papers, weights may be computed with means that have drifted a little.</summary>
    public const int MostPapersWeighedExactly = 2_048;

    private const double MostDrift = 0.05;

    /// <summary>The means of <paramref name="papers"/> papers.</summary>
    public static MeanLengths Of(long titleTerms, long abstractTerms, long papers) =>
        papers == 0 ? new MeanLengths(0, 0) : new MeanLengths((double)titleTerms / papers, (double)abstractTerms / papers);

    /// <summary>Whether weights computed with these means still serve for <paramref name="papers"/> papers of the means <paramref name="now"/>.</summary>
    public bool StillServe(MeanLengths now, long papers) =>
        papers <= MostPapersWeighedExactly ? this == now : IsNear(Title, now.Title) && IsNear(Abstract, now.Abstract);

    private static bool IsNear(double before, double now) => Math.Abs(now - before) <= MostDrift * Math.Max(before, now);
}
