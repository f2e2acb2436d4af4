using PaperBot.Indexing;

namespace PaperBot.Qdrant.Http;

/// <summary>Qdrant refused a request, and would refuse the same one again.</summary>
internal sealed class QdrantRefusalException(RefusalKind kind, string message, Exception? cause = null) : PaperIndexException(message, cause!)
{
    /// <summary>Why.</summary>
    public RefusalKind Kind { get; } = kind;
}
