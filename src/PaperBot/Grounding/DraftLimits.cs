namespace PaperBot.Grounding;

/// <summary>How much of a draft is read before it counts as endless.</summary>
/// <param name="MostCharacters">Characters of the draft, thoughts included; more than zero.</param>
/// <param name="MostSentences">Sentences, dropped ones included; more than zero.</param>
/// <param name="MostRepetitions">Sentences that repeat others; more than zero.</param>
public sealed record DraftLimits(int MostCharacters = 24_000, int MostSentences = 40, int MostRepetitions = 3)
{
    /// <summary>The limits for an answer.</summary>
    public static DraftLimits Answer { get; } = new();
}
