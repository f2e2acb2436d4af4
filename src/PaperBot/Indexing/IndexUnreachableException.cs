namespace PaperBot.Indexing;

/// <summary>The server that keeps the papers cannot be reached or cannot answer now; the same may well succeed later.</summary>
public sealed class IndexUnreachableException : PaperIndexException
{
    public IndexUnreachableException()
    {
    }

    public IndexUnreachableException(string message)
        : base(message)
    {
    }

    public IndexUnreachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
