namespace PaperBot.Qdrant.Points;

/// <summary>The means that words are weighed with, and a number that grows with each change of them.</summary>
internal sealed record Weighing(long Number, MeanLengths Means);
