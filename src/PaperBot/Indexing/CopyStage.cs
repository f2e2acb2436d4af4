namespace PaperBot.Indexing;

/// <summary>The stages of a copy, in order.</summary>
public enum CopyStage
{
    /// <summary>What the target holds already is compared with the source.</summary>
    Comparing,

    /// <summary>Papers are copied.</summary>
    Copying,

    /// <summary>Embeddings are copied.</summary>
    Embedding,

    /// <summary>The target is read and compared with the source.</summary>
    Verifying,
}
