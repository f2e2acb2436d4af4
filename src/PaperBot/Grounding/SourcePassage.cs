namespace PaperBot.Grounding;

/// <summary>A sentence of a source that may be quoted.</summary>
/// <param name="Start">Its offset in the abstract, in UTF-16 characters.</param>
/// <param name="Text">The sentence, taken apart.</param>
internal sealed record SourcePassage(int Start, AnalysedText Text)
{
    /// <summary>Its length in the abstract.</summary>
    public int Length => Text.Text.Length;
}
