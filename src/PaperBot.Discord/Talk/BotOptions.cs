namespace PaperBot.Discord.Talk;

/// <summary>How the bot behaves.</summary>
public sealed record BotOptions
{
    /// <summary>Papers that an answer may draw on. Default 5, 1 to 50.</summary>
    public int Sources { get; init; } = 5;

    /// <summary>How long running answers may go on after the bot was told to stop; then people are told to ask again. Default 20 seconds, 0 to 600.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long conversations and replies are kept. Default 30 days, 1 to 3,650; replies that somebody judged are kept twelve times as long.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Requests that may be worked on or wait at the same time; those beyond are told to come back. Default 500, 1 to 100,000.</summary>
    public int MostAtOnce { get; init; } = 500;

    /// <summary>Whether the log holds what people type. Default false: it names ids only.</summary>
    public bool LogTexts { get; init; }
}
