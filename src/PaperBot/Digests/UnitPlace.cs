namespace PaperBot.Digests;

/// <summary>Where a unit of a topic stands in a new paper.</summary>
/// <param name="Unit">The unit's number in the topic.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Last">The number of its last term there.</param>
/// <param name="Share">How far what stands there means the same, 0 to 1.</param>
internal readonly record struct UnitPlace(int Unit, TermPlace Place, ushort Last, float Share);
