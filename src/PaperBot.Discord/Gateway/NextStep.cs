namespace PaperBot.Discord.Gateway;

/// <summary>What follows the end of a connection.</summary>
internal enum NextStep
{
    /// <summary>Connect again and go on with the session.</summary>
    Resume,

    /// <summary>Connect again with a new session.</summary>
    Identify,

    /// <summary>Wait a moment as Discord asks, then connect again with a new session.</summary>
    IdentifyLater,

    /// <summary>Nothing helps but a person.</summary>
    GiveUp,

    /// <summary>It was asked to stop.</summary>
    Stop,
}
