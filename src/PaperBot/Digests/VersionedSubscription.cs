namespace PaperBot.Digests;

/// <summary>A subscription with the version of the form it is kept in.</summary>
internal sealed record VersionedSubscription(int Version, Subscription Subscription);
