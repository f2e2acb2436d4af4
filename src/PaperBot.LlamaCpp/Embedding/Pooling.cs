namespace PaperBot.LlamaCpp.Embedding;

/// <summary>How the vectors of a text's tokens become one; the values are llama.cpp's.</summary>
public enum Pooling
{
    /// <summary>As the model says; where it says nothing, the last token's for models that read from left to right, else the mean.</summary>
    OfModel = -1,

    /// <summary>Their mean.</summary>
    Mean = 1,

    /// <summary>That of the first token.</summary>
    FirstToken = 2,

    /// <summary>That of the last token.</summary>
    LastToken = 3,

    /// <summary>A score, by rerank models only.</summary>
    Rank = 4,
}
