namespace PaperBot.Conversations;

/// <summary>What somebody wants.</summary>
public enum Intent
{
    /// <summary>An answer.</summary>
    Ask,

    /// <summary>The summary of a topic.</summary>
    Summary,

    /// <summary>Papers similar to one.</summary>
    Similar,

    /// <summary>Two papers side by side.</summary>
    Compare,

    /// <summary>The verbatim quotes behind the last answer.</summary>
    Evidence,

    /// <summary>A ranked list of papers.</summary>
    Search,

    /// <summary>One paper's card.</summary>
    Paper,
}
