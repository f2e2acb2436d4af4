namespace PaperBot.Discord.FairUse;

/// <summary>How much one person and one guild may ask of the bot. Windows slide.</summary>
public sealed record FairUseOptions
{
    /// <summary>Requests per user and minute. Default 10, at least 1.</summary>
    public int UserRequestsPerMinute { get; init; } = 10;

    /// <summary>Requests per user and hour. Default 60, at least 1.</summary>
    public int UserRequestsPerHour { get; init; } = 60;

    /// <summary>Requests per guild and hour. Default 600, at least 1.</summary>
    public int GuildRequestsPerHour { get; init; } = 600;

    /// <summary>Model tokens, read and written, per user and day. Default 200,000, at least 1.</summary>
    public long UserTokensPerDay { get; init; } = 200_000;

    /// <summary>Model tokens, read and written, per guild and day. Default 2,000,000, at least 1.</summary>
    public long GuildTokensPerDay { get; init; } = 2_000_000;
}
