namespace PaperBot.Digests;

/// <summary>How near a paper is to several others. Pure.</summary>
internal static class Taste
{
    private const double DislikedShare = 0.5;

    /// <summary>
    /// The quadratic mean of the similarities to each: what is near counts most, and no number of papers has to be set. Of the means tried it was the best on authors' own
    /// later papers (README), and it is what "eval reviewers" measures.
    /// </summary>
    public static double Affinity(IReadOnlyCollection<double> similarities)
    {
        double squares = 0;
        foreach (var similarity in similarities)
            if (similarity > 0) squares += similarity * similarity;
        return similarities.Count == 0 ? 0 : Math.Sqrt(squares / similarities.Count);
    }

    /// <summary>Affinity to what is liked, lessened by that to what is not.</summary>
    public static double Of(IReadOnlyCollection<double> liked, IReadOnlyCollection<double> disliked) => Affinity(liked) - (DislikedShare * Affinity(disliked));
}
