namespace PaperBot.Qdrant.Queries;

/// <summary>
/// Document frequencies from what the server's idf makes of them: it weighs a term by <c>ln(1 + (N − df + ½) / (df + ½)) = ln((N + 1) / (df + ½))</c>, so that a paper's
/// score for a term alone, divided by the term's weight in the paper, tells df. Exact up to about 300,000 papers, beyond which single precision tells df to a few millionths.
/// </summary>
internal static class InverseFrequency
{
    /// <summary>The df of a term for which a paper, with <paramref name="weight"/>, scores <paramref name="score"/>, in a library of <paramref name="papers"/>.</summary>
    public static int DocumentFrequency(double score, double weight, long papers)
    {
        if (weight <= 0 || papers <= 0) return 0;
        var frequency = ((papers + 1) / Math.Exp(score / weight)) - 0.5;
        return (int)Math.Clamp(Math.Round(frequency, MidpointRounding.AwayFromZero), 1, papers);
    }
}
