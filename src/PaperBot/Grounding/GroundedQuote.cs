namespace PaperBot.Grounding;

/// <summary>What bears a sentence out: a span of a source's abstract.</summary>
/// <param name="Source">The source's number in the prompt.</param>
/// <param name="Start">Where it begins in the abstract, in UTF-16 characters.</param>
/// <param name="Length">Its length there.</param>
public sealed record GroundedQuote(int Source, int Start, int Length);
