namespace PaperBot.Digests.Subscribing;

/// <summary>A subscription in a list.</summary>
/// <param name="Kept">The subscription.</param>
/// <param name="ShortId">The shortest beginning of its id that no other in the list has, four letters at least.</param>
/// <param name="Interest">What it is about: <c>papers on “graph networks”</c>.</param>
/// <param name="When">When its digests come: <c>every day at 08:00 (Europe/Berlin)</c>.</param>
/// <param name="Next">When the next comes, or why none does.</param>
public sealed record ListedSubscription(KeptSubscription Kept, string ShortId, string Interest, string When, string Next);
