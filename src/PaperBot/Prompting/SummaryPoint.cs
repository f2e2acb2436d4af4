namespace PaperBot.Prompting;

/// <summary>A statement that a part of a summary made, on its way into the whole.</summary>
/// <param name="Text">The statement without citation marks.</param>
/// <param name="Sources">The sources that it cites, each with the sentences that support it; at least one.</param>
/// <param name="Priority">How much it matters for the topic; when not everything fits, the lowest go first.</param>
public sealed record SummaryPoint(string Text, IReadOnlyList<PromptSource> Sources, double Priority);
