namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What a model is for.</summary>
public enum ModelKind
{
    /// <summary>Writes answers.</summary>
    Instruct,

    /// <summary>Turns texts into vectors.</summary>
    Embedding,

    /// <summary>Says how well a paper answers a question.</summary>
    Rerank,
}
