namespace PaperBot.LlamaCpp.Loading;

/// <summary>What a model is loaded for.</summary>
public enum ModelPurpose
{
    /// <summary>Not checked.</summary>
    Any,

    /// <summary>To write answers.</summary>
    Writing,

    /// <summary>To make vectors of texts.</summary>
    Embedding,

    /// <summary>To score how well texts answer a question.</summary>
    Reranking,
}
