using PaperBot.Indexing;

namespace PaperBot.Digests.Subscribing;

/// <summary>What came of a wish about subscriptions.</summary>
/// <param name="IsDone">Whether it was done; where it was so already, it was.</param>
/// <param name="Sentence">What the subscriber reads.</param>
/// <param name="Kept">The subscription as it is now, or as it was when it was ended; null when there is none.</param>
public sealed record SubscriptionOutcome(bool IsDone, string Sentence, KeptSubscription? Kept)
{
    /// <summary>What to offer instead of what was typed: time zones.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Papers whose titles come closest to the one typed.</summary>
    public IReadOnlyList<TitleHit> Closest { get; init; } = [];

    /// <summary>Something that was not done.</summary>
    internal static SubscriptionOutcome Not(string sentence) => new(false, sentence, null);
}
