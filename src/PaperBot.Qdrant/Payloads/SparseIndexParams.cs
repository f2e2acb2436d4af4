namespace PaperBot.Qdrant.Payloads;

/// <summary>Where the index of a sparse vector lies.</summary>
internal sealed record SparseIndexParams(bool? OnDisk = null);
