namespace PaperBot.Digests;

/// <summary>What came of one due subscription.</summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Progress">How far its digests have come with it.</param>
/// <param name="Delivery">What is to be delivered; null when there is nothing to say.</param>
public sealed record PreparedDigest(string Subscription, SubscriptionProgress Progress, Delivery? Delivery);
