namespace PaperBot.Grounding;

/// <summary>Whether a draft denies what its quotes say, or says what they deny.</summary>
internal static class Contradiction
{
    /// <summary>Whether <paramref name="claim"/> contradicts <paramref name="passages"/>.</summary>
    public static bool Between(AnalysedText claim, IReadOnlyList<AnalysedText> passages) =>
        IsDenied(claim, passages) || passages.Any(passage => IsDeniedBy(passage, claim, passages)) || Direction.IsTurned(claim, passages);

    // What the draft denies, some quote must deny or doubt as well, if the quotes speak of it at all.
    private static bool IsDenied(AnalysedText claim, IReadOnlyList<AnalysedText> passages)
    {
        var (spoken, borneOut) = (0, 0);
        foreach (var term in claim.Polarity.Denied)
        {
            foreach (var passage in passages.Where(passage => passage.Terms.Contains(term)))
            {
                spoken++;
                if (passage.Polarity.Doubted.Contains(term)) borneOut++;
            }
        }

        return spoken > 0 && borneOut == 0;
    }

    private static bool IsDeniedBy(AnalysedText passage, AnalysedText claim, IReadOnlyList<AnalysedText> passages)
    {
        var (spoken, borneOut) = (0, 0);
        foreach (var term in passage.Polarity.Denied.Where(claim.Terms.Contains))
        {
            spoken++;
            if (claim.Polarity.Doubted.Contains(term) || passages.Any(other => other.Terms.Contains(term) && !other.Polarity.Denied.Contains(term))) borneOut++;
        }

        return spoken > 0 && borneOut == 0;
    }
}
