namespace PaperBot.Conversations;

/// <summary>A request that somebody waits for.</summary>
/// <param name="Id">Its id at the place it came from.</param>
/// <param name="Address">What is needed to reply to it, as the place's own interface writes it; may hold a short-lived secret and is never logged.</param>
/// <param name="At">When it came.</param>
public sealed record PendingRequest(string Id, string Address, DateTimeOffset At)
{
    /// <summary>Who waits, so that it can be forgotten with everything else of that user; null when it is nobody's.</summary>
    public string? User { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(PendingRequest)} {Id}";
}
