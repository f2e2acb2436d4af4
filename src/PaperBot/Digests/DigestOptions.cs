namespace PaperBot.Digests;

/// <summary>How subscriptions are bounded, and how their digests are made and delivered.</summary>
public sealed record DigestOptions
{
    /// <summary>The most subscriptions of one owner. Default 25.</summary>
    public int MostPerOwner { get; init; } = 25;

    /// <summary>The most subscriptions that deliver to one channel, whoever made them. Default 25.</summary>
    public int MostPerChannel { get; init; } = 25;

    /// <summary>The least time between two digests of a subscription whose digests come as papers do, so that the papers of a page come together. Default 15 minutes.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often it is looked for news on behalf of those subscriptions; what came within so long waits for what may come with it. Default 2 minutes.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long subscriptions and deliveries are taken for: what a process that died had is left alone for so long. Default 5 minutes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one delivery may take; less than <see cref="Lease"/>. Default 2 minutes.</summary>
    public TimeSpan CarryTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The pause after a failed delivery; it doubles with each further failure, up to <see cref="LongestBackoff"/>. Default 1 minute.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause between two attempts to deliver, also where the place asks for more. Default 1 hour.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often it is tried to deliver a digest before the subscription rests. Default 175, which takes about a week.</summary>
    public int MostAttempts { get; init; } = 175;

    /// <summary>The most subscriptions taken at once. Default 500.</summary>
    public int TakeAtOnce { get; init; } = 500;

    /// <summary>The most news that digests look back at; those of before are left out of digests that have fallen behind so far. Default 10,000 papers.</summary>
    public int MostNews { get; init; } = 10_000;

    /// <summary>How many digests are made at once. Default: as many as there are processors.</summary>
    public int MakeAtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>How many deliveries of one kind of place are under way at once. Default 4.</summary>
    public int CarryAtOnce { get; init; } = 4;

    /// <summary>How long ended deliveries are kept. Default 90 days.</summary>
    public TimeSpan KeepDeliveries { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// Seconds that a model may write overviews of the digests of one batch of news, all taken together; what is due after that comes without an overview, so that many
    /// subscribers do not wait for a slow model. 0 for no overviews at all. Default 300, range 0 to 86,400.
    /// </summary>
    public int OverviewSeconds { get; init; } = 300;
}
