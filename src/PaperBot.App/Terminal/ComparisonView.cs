using PaperBot.Answering;

namespace PaperBot.App.Terminal;

/// <summary>Comparison → terminal: side by side where there is room, one below the other where there is not.</summary>
internal static class ComparisonView
{
    private const int LeastColumns = 100;

    public static void Show(Screen screen, Comparison comparison)
    {
        var (first, second) = (AnswerView.TitleAndYear(comparison.First.Paper), AnswerView.TitleAndYear(comparison.Second.Paper));
        if (screen.Results.Profile.Width >= LeastColumns)
        {
            screen.SideBySide([.. comparison.Rows.Select(row => (row.Aspect, Cell(row.First), Cell(row.Second)))], $"[1] {first}", $"[2] {second}");
        }
        else
        {
            screen.Item("[1]", (first, ItemStyle.Strong));
            screen.Item("[2]", (second, ItemStyle.Strong));
            foreach (var row in comparison.Rows)
            {
                screen.Line();
                screen.Heading(row.Aspect);
                screen.Item("[1]", (Cell(row.First), ItemStyle.Plain));
                screen.Item("[2]", (Cell(row.Second), ItemStyle.Plain));
            }
        }

        screen.Line();
        AnswerView.ShowStatements(screen, comparison.Statements);
        if (comparison.Note is { } note) screen.DimLine(note);
        ShowPhrases(screen, "Both speak of", comparison.Shared);
        ShowPhrases(screen, "Only [1] speaks of", comparison.OnlyFirst);
        ShowPhrases(screen, "Only [2] speaks of", comparison.OnlySecond);
        AnswerView.ShowSources(screen, [comparison.First, comparison.Second], "Sources");
    }

    private static string Cell(Statement? statement) => statement?.Text ?? ComparisonRow.NotStated;

    private static void ShowPhrases(Screen screen, string label, IReadOnlyList<string> phrases)
    {
        if (phrases.Count > 0) screen.Line($"{label}: {string.Join(", ", phrases)}.");
    }
}
