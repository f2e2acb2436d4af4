namespace PaperBot.Digests;

/// <summary>Where a subscriber's digests are delivered.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Address">Its address; see <see cref="PlaceKind"/>.</param>
public sealed record DigestPlace(PlaceKind Kind, string Address);
