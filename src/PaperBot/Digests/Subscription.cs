namespace PaperBot.Digests;

/// <summary>What one subscriber chose.</summary>
/// <param name="Id">Its id: 16 random characters of a-z and 2-7.</param>
/// <param name="Owner">Who subscribed: the user's id as in conversations, or <c>local</c> for the command line.</param>
/// <param name="Interest">What to hear of.</param>
/// <param name="Place">Where digests go.</param>
/// <param name="Schedule">When they come.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Subscription(string Id, string Owner, Interest Interest, DigestPlace Place, DigestSchedule Schedule, DateTimeOffset CreatedAt)
{
    /// <summary>Who owns what is subscribed to on the command line.</summary>
    public const string LocalOwner = "local";

    /// <summary>Whether a digest that would hold nothing is left out instead of saying why.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether it rests until its subscriber resumes it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Why PaperBot itself paused it (the channel is gone), in one sentence for the subscriber; null when it did not.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether digests may be sent there: an e-mail address counts once its code was entered.</summary>
    public bool IsConfirmed { get; init; } = true;

    /// <summary>A secret of 26 characters that ends the subscription without an account, for links in e-mails.</summary>
    public required string Key { get; init; }

    /// <summary>Whether digests are to be made at all.</summary>
    public bool IsActive => !IsPaused && IsConfirmed && Trouble is null;
}
