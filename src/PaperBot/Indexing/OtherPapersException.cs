namespace PaperBot.Indexing;

/// <summary>The index that was to become a copy of another holds papers that the other does not.</summary>
public sealed class OtherPapersException : PaperIndexException
{
    public OtherPapersException()
    {
    }

    public OtherPapersException(string message)
        : base(message)
    {
    }

    public OtherPapersException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
