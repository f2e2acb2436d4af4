namespace PaperBot.Papers;

/// <summary>A record that could not be read as a paper.</summary>
/// <param name="File">The file as it was given.</param>
/// <param name="Line">The line where the record begins, from 1; 0 when the whole file is meant.</param>
/// <param name="Cause">One sentence for people.</param>
public sealed record RefusedRecord(string File, int Line, string Cause)
{
    /// <summary>What was thrown, for the log alone; null when the record itself is at fault.</summary>
    public Exception? Failure { get; init; }
}
