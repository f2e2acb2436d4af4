namespace PaperBot.Qdrant.Http;

/// <summary>How soon a request is sent again.</summary>
internal sealed record RetryPace
{
    /// <summary>The longest wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>No wait is longer, unless the server asks for one.</summary>
    public TimeSpan Most { get; init; } = TimeSpan.FromSeconds(10);
}
