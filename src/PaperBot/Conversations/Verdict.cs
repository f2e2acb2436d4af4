namespace PaperBot.Conversations;

/// <summary>What somebody thought of a reply.</summary>
public enum Verdict
{
    /// <summary>Nothing, or no longer anything.</summary>
    None = 0,

    /// <summary>It helped.</summary>
    Good = 1,

    /// <summary>It did not.</summary>
    Bad = -1,
}
