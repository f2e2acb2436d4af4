using PaperBot.Conversations;

namespace PaperBot.Postgres.Stores;

/// <summary>For how long something is taken.</summary>
internal static class Hold
{
    /// <summary><see cref="IBotState.LongestHold"/> in milliseconds.</summary>
    public static readonly long Longest = (long)IBotState.LongestHold.TotalMilliseconds;
}
