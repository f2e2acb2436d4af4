namespace PaperBot.Grounding;

/// <summary>What sources make of a sentence.</summary>
/// <param name="Quotes">The passages that say most of it; empty when none says anything of it.</param>
/// <param name="Support">Share, 0 to 1, of what the sentence says that they say too.</param>
/// <param name="Refuted">What speaks against it whatever the share; null when nothing does.</param>
internal sealed record QuoteSupport(IReadOnlyList<GroundedQuote> Quotes, double Support, DropReason? Refuted);
