namespace PaperBot.Digests;

/// <summary>How a new paper fits a topic, and by what.</summary>
/// <param name="Paper">Its place in the batch.</param>
/// <param name="Fit">How well it fits, 0 to 1.</param>
/// <param name="Hits">The units of the topic that it has.</param>
/// <param name="Covered">Share of the topic's weight that it has at all.</param>
/// <param name="Joint">Share that stands together, in the title and one sentence.</param>
/// <param name="Similarity">Cosine to the topic.</param>
internal sealed record TopicMatch(int Paper, double Fit, IReadOnlyList<UnitHit> Hits, double Covered, double Joint, double Similarity)
{
    /// <summary>Whether it is about the topic, rather than sharing a word with it.</summary>
    public required bool Qualifies { get; init; }
}
