namespace PaperBot.App.Json;

/// <summary>How an embedding model wants to be used.</summary>
internal sealed record EmbeddingJson(int Dimensions, string Pooling, string QueryPrefix, string DocumentPrefix);
