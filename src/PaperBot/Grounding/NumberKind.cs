namespace PaperBot.Grounding;

/// <summary>What a number counts.</summary>
internal enum NumberKind
{
    /// <summary>Anything.</summary>
    Plain,

    /// <summary>Parts of a hundred.</summary>
    Percent,

    /// <summary>How many times more: "3x", "twice", "five-fold".</summary>
    Times,
}
