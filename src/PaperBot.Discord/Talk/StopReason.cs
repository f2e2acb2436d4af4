namespace PaperBot.Discord.Talk;

/// <summary>Why a request was stopped before it was answered.</summary>
internal enum StopReason
{
    /// <summary>The person who asked cancelled it.</summary>
    Cancelled,

    /// <summary>The bot stops.</summary>
    Stopping,

    /// <summary>There is no longer a place to answer in.</summary>
    PlaceGone,
}
