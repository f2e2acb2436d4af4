using PaperBot.Qdrant.Payloads;

namespace PaperBot.Qdrant.Points;

/// <summary>Names of what a paper's point holds, and which of it is indexed.</summary>
internal static class Field
{
    public const string Paper = "paper";
    public const string Ids = "paper.ids";
    public const string PaperTitle = "paper.title";
    public const string Year = "paper.year";
    public const string Title = "title";
    public const string Month = "month";
    public const string Authors = "authors";
    public const string Words = "words";
    public const string Venue = "venue";
    public const string Sources = "sources";
    public const string AuthorCount = "authorCount";
    public const string Sequence = "sequence";
    public const string Newest = "newest";
    public const string Oldest = "oldest";
    public const string Weighing = "weighing";
    public const string TitleTerms = "titleTerms";
    public const string AbstractTerms = "abstractTerms";
    public const string Text = "text";
    public const string Content = "content";

    /// <summary>The sparse vector of a paper's words.</summary>
    public const string WordsVector = "words";

    /// <summary>The sparse vector of the letters of a paper's title.</summary>
    public const string LettersVector = "letters";

    /// <summary>Every field that is filtered or ordered by, so that a collection whose strict mode allows no other can be searched.</summary>
    public static IEnumerable<(string Name, PayloadIndex Index)> Indexes(bool onDisk)
    {
        foreach (var name in new[] { Ids, Title, $"{Authors}[].{Words}", Venue, Sources }) yield return (name, PayloadIndex.Keyword(onDisk));
        foreach (var name in new[] { Year, Month, AuthorCount, Sequence, Newest, Oldest, Weighing }) yield return (name, PayloadIndex.Integer(onDisk));
    }
}
