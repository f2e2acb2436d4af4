using PaperBot.Answering;
using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.App.Terminal;

/// <summary>Answer → terminal: statements with their citation numbers, then the sources with links.</summary>
internal static class AnswerView
{
    public static void Show(Screen screen, Answer answer, bool evidence = false)
    {
        if (answer.NoAnswer is { } refusal)
        {
            screen.Line(refusal.Reason);
            ShowSources(screen, answer.Sources, refusal.IsRecord ? "Papers" : "The closest papers here");
            return;
        }

        if (answer is { Note: { } reason, Mode: AnswerMode.Extractive }) screen.DimLine(reason);
        ShowStatements(screen, answer.Statements);
        ShowRest(screen, answer);
        if (evidence) ShowEvidence(screen, answer);
    }

    /// <summary>What stands below the statements.</summary>
    public static void ShowRest(Screen screen, Answer answer)
    {
        if (answer is { Note: { } note, Mode: AnswerMode.Model }) screen.DimLine(note);
        var cited = answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.Source).ToHashSet();
        ShowSources(screen, [.. answer.Sources.Where(source => cited.Contains(source.Number))], "Sources");
    }

    /// <summary>Statements, under their headings where they have any.</summary>
    public static void ShowStatements(Screen screen, IReadOnlyList<Statement> statements)
    {
        string? heading = null;
        foreach (var statement in statements)
        {
            if (statement.Heading is not null && statement.Heading != heading)
            {
                screen.Line();
                screen.Heading(statement.Heading);
            }

            heading = statement.Heading;
            screen.Item("•", (statement.Text + " " + Marks(statement), ItemStyle.Plain));
        }
    }

    public static void ShowSources(Screen screen, IReadOnlyList<Source> sources, string heading)
    {
        if (sources.Count == 0) return;
        screen.Line();
        screen.Heading(heading);
        foreach (var source in sources)
        {
            screen.Item($"[{source.Number}]", (TitleAndYear(source.Paper), ItemStyle.Plain), (source.Paper.Url ?? "", ItemStyle.Link));
        }
    }

    /// <summary>The verbatim quotes behind the statements.</summary>
    public static void ShowEvidence(Screen screen, Answer answer)
    {
        screen.Line();
        screen.Heading("Evidence, word for word from the abstracts");
        foreach (var citation in answer.Statements.SelectMany(statement => statement.Citations))
        {
            screen.Item($"[{citation.Source}]", ($"“{citation.Quote}”", ItemStyle.Plain), ($"characters {citation.Start}–{citation.Start + citation.Length}", ItemStyle.Dim));
        }
    }

    public static string TitleAndYear(Paper paper) => (paper.Title.Length > 0 ? paper.Title : "(untitled)") + (paper.Year is { } year ? $" ({year})" : "");

    private static string Marks(Statement statement) =>
        string.Concat(statement.Citations.Select(citation => citation.Source).Distinct().Order().Select(number => $"[{number}]"));
}
