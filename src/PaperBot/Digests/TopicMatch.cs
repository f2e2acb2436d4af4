namespace PaperBot.Digests;

/// <summary>How a new paper fits a topic, and by what.</summary>
/// <param name="Paper">Its place in the batch.</param>
/// <param name="Fit">How well it fits, 0 to 1.</param>
/// <param name="Signs">What spoke for it.</param>
internal readonly record struct TopicMatch(int Paper, double Fit, TopicSigns Signs)
{
    /// <summary>Whether it is about the topic, rather than sharing a word with it.</summary>
    public required bool Qualifies { get; init; }
}
