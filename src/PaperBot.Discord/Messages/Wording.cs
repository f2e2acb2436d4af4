using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>How things are said in Discord.</summary>
internal static class Wording
{
    private const int AuthorCharacters = 60;
    private const string Instead = "own sentences:";
    private const string Loading = "is still being loaded";

    private static readonly string[] Remarks = ["Papers were found by their words alone.", "The papers are in the order in which they were found."];

    /// <summary>A sentence of the core, which speaks of the command line, as people in Discord know it.</summary>
    public static string InDiscord(string sentence) => sentence
        .Replace("paperbot ingest", "/add", StringComparison.Ordinal)
        .Replace("paperbot digest confirm CODE", "/digest confirm", StringComparison.Ordinal)
        .Replace("paperbot digest ", "/digest ", StringComparison.Ordinal)
        .Replace("in the chat, /evidence shows the quotes behind the last one", "the button Evidence there shows the quotes", StringComparison.Ordinal);

    /// <summary>
    /// A note behind an answer without its cause ("…, so these are the papers' own sentences: CAUSE"): that names servers, files and settings of whoever runs
    /// the bot, and helps nobody else. Null stays null.
    /// </summary>
    public static string? Note(string? note)
    {
        if (note is null) return null;
        var end = note.IndexOf(Instead, StringComparison.Ordinal);
        return end < 0 || end + Instead.Length >= note.Length || note.Contains(Loading, StringComparison.Ordinal) ? note : note[..(end + Instead.Length - 1)] + ".";
    }

    /// <summary>What is amiss with the model, as people are told.</summary>
    public static string Trouble(string trouble) => trouble.Contains(Loading, StringComparison.Ordinal)
        ? "The model is still being loaded; it writes from the next minutes on."
        : "The model cannot be used right now; whoever runs this bot finds the reason in its log.";

    /// <summary>What was done without when papers were looked for, without its cause, as <see cref="Note"/>.</summary>
    public static string? Remark(string? remark) => Remarks.FirstOrDefault(known => remark?.EndsWith(known, StringComparison.Ordinal) == true) ?? remark;

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
