namespace PaperBot.Qdrant.Payloads;

/// <summary>A vector of which only the numbers that are not zero are told: <see cref="Indices"/> are distinct, and each has its value at the same place.</summary>
internal sealed record SparseVector(uint[] Indices, float[] Values);
