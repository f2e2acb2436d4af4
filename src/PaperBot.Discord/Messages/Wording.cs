using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>How things are said in Discord.</summary>
internal static class Wording
{
    private const int AuthorCharacters = 60;

    /// <summary>A sentence of the core, which speaks of the command line, as people in Discord know it.</summary>
    public static string InDiscord(string sentence) => sentence.Replace("paperbot ingest", "/add", StringComparison.Ordinal);

    /// <summary>What stands for a title of which nothing can be seen.</summary>
    public static string Title(string title) => VisibleText.Of(title) is { Length: > 0 } visible ? visible : "(untitled)";

    /// <summary>"Edward J. Hu and others · 2021"; empty when neither is known. Not escaped.</summary>
    public static string Byline(Paper paper)
    {
        var authors = paper.Authors.Take(3).Select(author => VisibleText.Of(author, AuthorCharacters)).Where(author => author.Length > 0).ToList();
        var names = (authors.Count, paper.Authors.Count) switch
        {
            (0, _) => "",
            (1, 1) => authors[0],
            (2, 2) => $"{authors[0]} and {authors[1]}",
            _ => authors[0] + " and others",
        };
        return string.Join(" · ", new[] { names, paper.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "" }.Where(part => part.Length > 0));
    }

    /// <summary>"1 paper", "2 papers".</summary>
    public static string Count(int number, string noun) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
