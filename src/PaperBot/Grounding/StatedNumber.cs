namespace PaperBot.Grounding;

/// <summary>A number in a sentence.</summary>
/// <param name="Value">Its value, with "thousand", "k" and the like multiplied in.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="IsRough">Whether the sentence says "about", "nearly", "over".</param>
/// <param name="Word">Index of its word.</param>
internal sealed record StatedNumber(double Value, NumberKind Kind, bool IsRough, int Word)
{
    private const double RoughShare = 0.06;

    /// <summary>Whether a source that says <paramref name="other"/> bears this number out.</summary>
    public bool IsBorneOutBy(StatedNumber other)
    {
        if (Kind != other.Kind && !MayBeSameKind(other)) return false;
        var difference = Math.Abs(Value - other.Value);
        return difference <= 1e-9 * Math.Max(1, Math.Abs(Value)) || (IsRough && difference <= RoughShare * Math.Abs(other.Value));
    }

    // Scores are often written without the sign: "an accuracy of 92.3".
    private bool MayBeSameKind(StatedNumber other) =>
        Kind != NumberKind.Times && other.Kind != NumberKind.Times && Value is > 1 and < 100 && Value != Math.Floor(Value);
}
