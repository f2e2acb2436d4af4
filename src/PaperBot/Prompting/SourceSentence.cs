namespace PaperBot.Prompting;

/// <summary>A sentence of a source's abstract as it may be shown to a model.</summary>
/// <param name="Text">The sentence, verbatim.</param>
/// <param name="Priority">How much it matters for what is asked; when not everything fits, the lowest go first.</param>
public sealed record SourceSentence(string Text, double Priority);
