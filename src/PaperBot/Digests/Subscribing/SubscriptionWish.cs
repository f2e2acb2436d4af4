namespace PaperBot.Digests.Subscribing;

/// <summary>A subscription that somebody asks for, in their own words.</summary>
/// <param name="Owner">Who asks: the user's id as in conversations, or <c>local</c>.</param>
/// <param name="Kind">The kind of interest.</param>
/// <param name="Text">The topic, author, venue or paper as typed; of no meaning for <see cref="InterestKind.Liked"/>.</param>
/// <param name="Place">Where digests are to go.</param>
public sealed record SubscriptionWish(string Owner, InterestKind Kind, string Text, DigestPlace Place)
{
    /// <summary>How often.</summary>
    public DigestRhythm Rhythm { get; init; } = DigestRhythm.Daily;

    /// <summary>The time of day as typed; null for eight in the morning.</summary>
    public string? At { get; init; }

    /// <summary>The day of the week as typed; null for Monday.</summary>
    public string? Day { get; init; }

    /// <summary>The time zone as typed; null for <see cref="DefaultZone"/>.</summary>
    public string? Zone { get; init; }

    /// <summary>The zone of those who name none: the machine's for the command line, the one last used for people in Discord.</summary>
    public string DefaultZone { get; init; } = "UTC";

    /// <summary>Whether digests that would hold nothing are left out.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether digests may be sent there yet; an e-mail address counts once its code was entered.</summary>
    public bool IsConfirmed { get; init; } = true;
}
