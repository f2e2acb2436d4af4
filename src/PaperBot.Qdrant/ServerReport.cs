namespace PaperBot.Qdrant;

/// <summary>What a Qdrant server tells of itself and of the library on it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Collection">The collection that serves; null before the first paper.</param>
/// <param name="PointCount">About how many papers are in it.</param>
/// <param name="Concerns">What stands against good service, each one calm sentence with what to do.</param>
public sealed record ServerReport(Version Version, string? Collection, long PointCount, IReadOnlyList<string> Concerns);
