namespace PaperBot.Charts;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it is of, below it.</param>
/// <param name="Value">Its height; what is no number, or below 0, is 0.</param>
/// <param name="Note">What stands above it; may be empty.</param>
public sealed record Bar(string Label, double Value, string Note)
{
    /// <summary>Whether there is nothing to show a height of: the note stands on the axis.</summary>
    public bool IsMissing { get; init; }
}
