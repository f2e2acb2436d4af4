using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>One digest on its way to one subscriber. There is at most one of a subscription and occurrence.</summary>
/// <param name="Id">16 characters of a-z and 2-7, derived from subscription and occurrence.</param>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Occurrence">Which of the schedule's occurrences it is.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="Content">The digest, as <see cref="DigestJson"/> writes it.</param>
/// <param name="Papers">Its papers.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record Delivery(string Id, string Subscription, string Occurrence, DigestPlace Place, string Content, IReadOnlyList<PaperId> Papers, DateTimeOffset MadeAt)
{
    /// <summary>How far it has come.</summary>
    public DeliveryStage Stage { get; init; } = DeliveryStage.Prepared;

    /// <summary>When it came to this stage.</summary>
    public DateTimeOffset StageAt { get; init; }

    /// <summary>How often sending failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>What the place calls the message that came of it; null while there is none.</summary>
    public string? Message { get; init; }
}
