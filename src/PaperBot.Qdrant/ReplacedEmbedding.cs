using PaperBot.Embedding;

namespace PaperBot.Qdrant;

/// <summary>A collection that served until another took its place, kept until told otherwise.</summary>
/// <param name="Name">Its name on the server.</param>
/// <param name="Embedding">The embedding of its vectors.</param>
/// <param name="PointCount">Papers in it.</param>
/// <param name="ReplacedAt">When it was replaced.</param>
public sealed record ReplacedEmbedding(string Name, EmbeddingProfile? Embedding, long PointCount, DateTimeOffset ReplacedAt);
