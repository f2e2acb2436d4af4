namespace PaperBot.Digests;

/// <summary>What a subscriber wants to hear of.</summary>
public enum InterestKind
{
    /// <summary>Papers on a topic, in words.</summary>
    Topic,

    /// <summary>Papers by an author.</summary>
    Author,

    /// <summary>Papers of a venue.</summary>
    Venue,

    /// <summary>Papers like one paper.</summary>
    LikePaper,

    /// <summary>Papers like those that the subscriber liked, and unlike those that were not for them.</summary>
    Liked,
}
