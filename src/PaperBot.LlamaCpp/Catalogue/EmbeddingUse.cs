using PaperBot.LlamaCpp.Embedding;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>How an embedding model wants to be used; its quality depends on it.</summary>
/// <param name="Dimensions">Numbers in a vector.</param>
/// <param name="Pooling">How the vectors of a text become one.</param>
/// <param name="QueryPrefix">What stands before a query; may be empty.</param>
/// <param name="DocumentPrefix">What stands before the text of a paper; may be empty.</param>
public sealed record EmbeddingUse(int Dimensions, Pooling Pooling, string QueryPrefix, string DocumentPrefix);
