using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>What a subscriber wants to hear of.</summary>
/// <param name="Kind">The kind of wish.</param>
/// <param name="Text">The topic, author or venue as typed, cleaned; the title of the paper for <see cref="InterestKind.LikePaper"/>; empty for <see cref="InterestKind.Liked"/>.</param>
public sealed record Interest(InterestKind Kind, string Text)
{
    /// <summary>The paper to be like; null but for <see cref="InterestKind.LikePaper"/>.</summary>
    public PaperId? Paper { get; init; }
}
