namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>How an embedding model makes one vector of the vectors of a text's model tokens.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>That of the first model token, which was trained to stand for the text.</summary>
    Cls,

    /// <summary>That of the last model token.</summary>
    Last,
}
