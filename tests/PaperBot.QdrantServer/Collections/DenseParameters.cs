namespace PaperBot.QdrantServer.Collections;

/// <summary>A dense vector of a collection.</summary>
/// <param name="Size">Its dimensions.</param>
/// <param name="IsCosine">Whether vectors are compared by cosine (they are brought to unit length when they come); by dot product else.</param>
internal sealed record DenseParameters(int Size, bool IsCosine);
