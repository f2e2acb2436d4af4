namespace PaperBot.Benchmarks.Qdrant;

/// <summary>How long something took, in milliseconds, and how much of it was not waiting for the server.</summary>
/// <param name="Total">From beginning to end.</param>
/// <param name="Own">Of this, the time in which no request waited.</param>
/// <param name="Requests">Requests sent.</param>
internal sealed record OwnShare(double Total, double Own, int Requests);
