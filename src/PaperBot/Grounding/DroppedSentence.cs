namespace PaperBot.Grounding;

/// <summary>A sentence of a draft that is not shown.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedSentence(string Text, DropReason Reason);
