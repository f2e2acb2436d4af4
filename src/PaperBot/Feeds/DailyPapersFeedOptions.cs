namespace PaperBot.Feeds;

/// <summary>A feed of the Daily Papers API of Hugging Face: the papers of each day, and their votes.</summary>
public sealed record DailyPapersFeedOptions : FeedOptions
{
    /// <summary>Where the API is. Default Hugging Face's own.</summary>
    public Uri Url { get; init; } = new("https://huggingface.co/api/daily_papers");

    /// <summary>Days taken in the first run, today included; later runs take all days since. Default 7, range 1 to 1,000.</summary>
    public int FirstDays { get; init; } = 7;

    /// <summary>Days before today that are read again in each run, for the votes. Default 3, range 0 to 60.</summary>
    public int VoteDays { get; init; } = 3;

    /// <inheritdoc/>
    public override FeedKind Kind => FeedKind.DailyPapers;

    /// <inheritdoc/>
    public override string Address => Shown(Url);
}
