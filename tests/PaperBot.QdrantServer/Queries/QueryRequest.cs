namespace PaperBot.QdrantServer.Queries;

/// <summary>A whole query.</summary>
/// <param name="Root">What is asked.</param>
/// <param name="Offset">How many of the best are left out.</param>
/// <param name="Selection">What is told of each point.</param>
internal sealed record QueryRequest(Prefetch Root, int Offset, PointSelection Selection);
