namespace PaperBot.Digests;

/// <summary>What similarities mean, by those of a library's papers: embeddings differ in what they call similar, and topics in how many papers are on them.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Spread">The standard deviation.</param>
/// <param name="Top">The mean of the highest fiftieth.</param>
internal sealed record SimilarityScale(double Mean, double Spread, double Top)
{
    private const double LeastSpread = 0.02;
    private const int TopShare = 50;

    /// <summary>The scale of these similarities, which are put in order; at least one.</summary>
    public static SimilarityScale Of(List<float> similarities)
    {
        similarities.Sort();
        var mean = similarities.Average();
        var spread = Math.Sqrt(similarities.Average(similarity => (similarity - mean) * (double)(similarity - mean)));
        return new SimilarityScale(mean, Math.Max(LeastSpread, spread), similarities.TakeLast(Math.Max(1, similarities.Count / TopShare)).Average());
    }

    /// <summary>How far a similarity lies above the mean, in standard deviations.</summary>
    public double Standing(double similarity) => (similarity - Mean) / Spread;

    /// <summary>How far it is on the way from the mean to the highest.</summary>
    public double Nearness(double similarity) => (similarity - Mean) / Math.Max(LeastSpread, Top - Mean);
}
