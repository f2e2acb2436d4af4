using PaperBot.Papers;

namespace PaperBot.Indexing;

/// <summary>Papers that pass a filter.</summary>
/// <param name="Passing">How many do.</param>
/// <param name="First">The first of them in the order asked for.</param>
public sealed record PaperListing(int Passing, IReadOnlyList<Paper> First);
