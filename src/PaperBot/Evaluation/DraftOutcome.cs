using PaperBot.Grounding;

namespace PaperBot.Evaluation;

/// <summary>What the grounding made of one sentence.</summary>
/// <param name="Case">The sentence.</param>
/// <param name="Dropped">Why it was dropped; null when it was let through.</param>
public sealed record DraftOutcome(DraftCase Case, DropReason? Dropped)
{
    /// <summary>Whether it was let through if and only if the abstract bears it out.</summary>
    public bool IsRight => Case.IsSupported == Dropped is null;
}
