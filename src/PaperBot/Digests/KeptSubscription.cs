namespace PaperBot.Digests;

/// <summary>A subscription and how far its digests have come, as they are kept together.</summary>
/// <param name="Subscription">What the subscriber chose.</param>
/// <param name="Progress">How far its digests have come.</param>
public sealed record KeptSubscription(Subscription Subscription, SubscriptionProgress Progress);
