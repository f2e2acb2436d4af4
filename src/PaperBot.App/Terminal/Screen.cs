using PaperBot.Text;
using Spectre.Console;

namespace PaperBot.App.Terminal;

/// <summary>
/// Where the program speaks: results on standard output, everything else on standard error. Text is never read
/// as markup, and what would steer a terminal (it may stand in a file's name or in a question from a pipe) is left out.
/// </summary>
internal sealed class Screen
{
    private const int LeastColumns = 40;
    private const int MostColumns = 110;
    private const int LeastLastColumn = 10;

    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Link = new(Color.Blue);

    public Screen(TextWriter output, TextWriter error, bool json, bool quiet, bool interactive)
    {
        (Output, Json, Quiet, IsInteractive) = (output, json, quiet, interactive);
        Results = ConsoleOn(json ? error : output, interactive);
        Notes = ConsoleOn(error, interactive);
    }

    /// <summary>Standard output as it is, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Whether only machine-readable results may stand on standard output.</summary>
    public bool Json { get; }

    /// <summary>Whether remarks and progress are unwanted.</summary>
    public bool Quiet { get; }

    /// <summary>Whether a person sits at a terminal.</summary>
    public bool IsInteractive { get; }

    /// <summary>Results for people; on standard error while standard output is for JSON.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Remarks, progress and errors for people.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Where remarks and errors go in place of standard error; null for standard error.</summary>
    public Action<string>? Told { get; private init; }

    /// <summary>The same screen, whose remarks and errors go to <paramref name="told"/>: a log, while nobody looks at a terminal.</summary>
    public Screen Telling(Action<string> told) => new(Output, TextWriter.Null, Json, Quiet, interactive: false) { Told = told };

    /// <summary>A calm remark, unless nobody wants it.</summary>
    public void Note(string text)
    {
        if (!Quiet) Tell(text, Dim);
    }

    /// <summary>What went wrong and what to do next; always shown.</summary>
    public void Error(string text) => Tell(text, Style.Plain);

    public void Line(string text = "") => Write(Results, text, Style.Plain);

    public void DimLine(string text) => Write(Results, text, Dim);

    public void Heading(string text) => Write(Results, text, Strong);

    /// <summary>A mark (a number, a bullet, a label) with text behind it that keeps its left edge when it wraps.</summary>
    public void Item(string mark, params (string Text, ItemStyle Style)[] lines)
    {
        var indent = TextColumns.Of(mark) + 2;
        var lead = $" {mark} ";
        foreach (var (text, style) in lines.Where(line => line.Text.Length > 0))
        {
            foreach (var line in TextColumns.Wrap(CleanText.From(text), Columns(Results) - indent))
            {
                Results.Write(new Paragraph(lead));
                Results.Write(new Paragraph(line + Environment.NewLine, StyleOf(style)));
                lead = new string(' ', indent);
            }
        }
    }

    /// <summary>Two texts side by side under their headings, for a comparison.</summary>
    public void SideBySide(IReadOnlyList<(string Label, string Left, string Right)> rows, string left, string right)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true };
        table.AddColumn(new TableColumn(new Paragraph("")).NoWrap());
        table.AddColumn(new TableColumn(new Paragraph(CleanText.From(left), Strong))).AddColumn(new TableColumn(new Paragraph(CleanText.From(right), Strong)));
        foreach (var row in rows) table.AddRow(new Paragraph(row.Label, Strong), new Paragraph(CleanText.From(row.Left)), new Paragraph(CleanText.From(row.Right)));
        Results.Write(table);
    }

    /// <summary>Rows under headings, in columns as wide as their longest text; the last one takes what is left and wraps.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = headings.Take(headings.Count - 1).Select((heading, column) => rows.Select(row => TextColumns.Of(row[column])).Append(TextColumns.Of(heading)).Max()).ToList();
        var left = Math.Max(LeastLastColumn, Columns(Results) - widths.Sum(width => width + 1) - 1);
        WriteRow(headings, Strong);
        foreach (var row in rows) WriteRow(row, Style.Plain);

        void WriteRow(IReadOnlyList<string> cells, Style style)
        {
            var lead = string.Concat(widths.Select((width, column) => CleanText.From(cells[column]) + new string(' ', Math.Max(0, width - TextColumns.Of(cells[column])) + 1)));
            foreach (var line in TextColumns.Wrap(CleanText.From(cells[^1]), left))
            {
                Results.Write(new Paragraph(lead + line + Environment.NewLine, style));
                lead = new string(' ', TextColumns.Of(lead));
            }
        }
    }

    private void Tell(string text, Style style)
    {
        if (Told is { } told) told(text);
        else Write(Notes, text, style);
    }

    private static void Write(IAnsiConsole console, string text, Style style)
    {
        foreach (var line in TextColumns.Wrap(CleanText.From(text), Columns(console))) console.Write(new Paragraph(line + Environment.NewLine, style));
    }

    /// <summary>Lines longer than this are tiring to read, however wide the window is.</summary>
    private static int Columns(IAnsiConsole console) => Math.Clamp(console.Profile.Width, LeastColumns, MostColumns);

    private static Style StyleOf(ItemStyle style) => style switch
    {
        ItemStyle.Strong => Strong,
        ItemStyle.Dim => Dim,
        ItemStyle.Link => Link,
        _ => Style.Plain,
    };

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool interactive) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
    });
}
