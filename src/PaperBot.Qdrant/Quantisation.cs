namespace PaperBot.Qdrant;

/// <summary>How vectors are compressed for the first look; the best are compared again uncompressed.</summary>
public enum Quantisation
{
    /// <summary>Four bytes per dimension.</summary>
    None,

    /// <summary>One byte per dimension.</summary>
    Scalar,

    /// <summary>One bit per dimension; for embeddings of about a thousand dimensions and more.</summary>
    Binary,
}
