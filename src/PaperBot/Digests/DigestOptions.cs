namespace PaperBot.Digests;

/// <summary>How digests are made.</summary>
public sealed record DigestOptions
{
    /// <summary>
    /// Seconds that a model may write overviews of the digests of one batch of news, all taken together; what is due after that comes without an overview, so that many
    /// subscribers do not wait for a slow model. 0 for no overviews at all. Default 300, range 0 to 86,400.
    /// </summary>
    public int OverviewSeconds { get; init; } = 300;
}
