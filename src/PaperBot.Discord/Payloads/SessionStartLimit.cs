namespace PaperBot.Discord.Payloads;

/// <summary>How many sessions may be started.</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;

    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds until <see cref="Remaining"/> is full again.</summary>
    public long ResetAfter { get; init; }

    /// <summary>Shards that may identify within the same five seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;
}
