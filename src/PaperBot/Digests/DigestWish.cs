using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>A digest that is to be made.</summary>
/// <param name="Interest">What to hear of.</param>
/// <param name="After">Only news with a higher number.</param>
/// <param name="From">The first day covered.</param>
/// <param name="To">The last day.</param>
public sealed record DigestWish(Interest Interest, long After, DateOnly From, DateOnly To)
{
    /// <summary>How many opinions count: the latest.</summary>
    public const int MostOpinions = 50;

    /// <summary>What the subscriber thinks of papers, the latest first.</summary>
    public IReadOnlyList<PaperOpinion> Opinions { get; init; } = [];

    /// <summary>Papers that the subscriber was shown before.</summary>
    public IReadOnlySet<PaperId> Shown { get; init; } = new HashSet<PaperId>();

    /// <summary>For whom it is, so that a busy model serves people in turns; null for nobody in particular.</summary>
    public string? User { get; init; }
}
