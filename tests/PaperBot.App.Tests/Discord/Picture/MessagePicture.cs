using System.Globalization;
using System.Net;
using System.Text;
using PaperBot.Discord.Payloads;

namespace PaperBot.App.Tests.Discord.Picture;

/// <summary>A message → how it looks in Discord, drawn as SVG. Widths of letters are estimated, so lines may break elsewhere than in a real client.</summary>
internal sealed class MessagePicture
{
    private const int Width = 720;
    private const int Left = 76;
    private const int TextWidth = 560;
    private const int LineHeight = 21;
    private const string Plain = "#dbdee1";
    private const string Dim = "#949ba4";
    private const string Link = "#00a8fc";

    private readonly StringBuilder _drawn = new();
    private int _y = 30;

    /// <summary>Draws <paramref name="message"/> as sent by the bot in answer to a slash command of <paramref name="reader"/>.</summary>
    public static string Of(MessageBody message, string reader, string command)
    {
        var picture = new MessagePicture();
        picture.Header(reader, command);
        foreach (var messageEmbed in message.Embeds ?? []) picture.Frame(messageEmbed);
        foreach (var row in message.Components ?? []) picture.Row(row);
        var height = picture._y + 10;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="Noto Sans, Helvetica, Arial, sans-serif" font-size="15">
            <rect width="{Width}" height="{height}" rx="8" fill="#313338"/>
            {picture._drawn}</svg>

            """);
    }

    private void Header(string reader, string command)
    {
        Text(Left, _y, [new Run($"{reader} used ", Dim), new Run($"/{command}", Link)], 13);
        _drawn.Append(CultureInfo.InvariantCulture, $"<circle cx=\"40\" cy=\"{_y + 28}\" r=\"20\" fill=\"#5865f2\"/>\n");
        Text(32, _y + 33, [new Run("P", "#ffffff", IsBold: true)], 16);
        _y += 26;
        Text(Left, _y, [new Run("PaperBot", "#f2f3f5", IsBold: true)], 16);
        Box(Left + 92, _y - 13, 36, 17, "#5865f2");
        Text(Left + 97, _y, [new Run("APP", "#ffffff")], 11);
        _y += 12;
    }

    private void Frame(MessageEmbed messageEmbed)
    {
        var (top, at) = (_y, _drawn.Length);
        _y += 28;
        if (messageEmbed.Title is { } title) Lines([new Run(Unescaped(title), "#f2f3f5", IsBold: true)], 16, indent: 0);
        foreach (var line in (messageEmbed.Description ?? "").Split('\n')) DescriptionLine(line);
        foreach (var line in messageEmbed.Footer?.Text.Split('\n') ?? []) Lines([new Run(line, Dim)], 12, indent: 0);
        var frame = string.Create(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{Left}\" y=\"{top}\" width=\"{TextWidth + 40}\" height=\"{_y - top - 4}\" rx=\"4\" fill=\"#2b2d31\"/>\n<rect x=\"{Left}\" y=\"{top}\" width=\"4\" height=\"{_y - top - 4}\" rx=\"2\" fill=\"#{messageEmbed.Color ?? 0x1e1f22:x6}\"/>\n");
        _drawn.Insert(at, frame);
        _y += 6;
    }

    private void DescriptionLine(string line)
    {
        if (line.Length == 0) _y += 8;
        else if (line.StartsWith("- ", StringComparison.Ordinal)) Lines([new Run("• ", Plain), .. RunsOf(line[2..], Plain)], 15, indent: 12);
        else if (line.StartsWith("-# ", StringComparison.Ordinal)) Lines(RunsOf(line[3..], Dim), 12, indent: 0);
        else Lines(RunsOf(line, Plain), 15, indent: 0);
    }

    private void Row(Component row)
    {
        var x = Left;
        foreach (var component in row.Components ?? [])
        {
            var isMenu = component.Type == ComponentKind.StringSelect;
            var label = isMenu ? component.Placeholder ?? "" : $"{component.Emoji?.Name} {component.Label}".Trim();
            var width = isMenu ? 400 : (int)WidthOf(label, 14) + 32;
            Box(x, _y, width, 32, isMenu ? "#1e1f22" : component.Style == (int)ButtonStyle.Primary ? "#5865f2" : "#4e5058");
            Text(x + 16, _y + 21, [new Run(label, isMenu ? Dim : "#ffffff")], 14);
            if (isMenu) Text(x + width - 28, _y + 21, [new Run("▾", Dim)], 14);
            x += width + 8;
        }

        _y += 40;
    }

    /// <summary>Draws runs over as many lines as they need, broken between words.</summary>
    private void Lines(IReadOnlyList<Run> runs, int size, int indent)
    {
        var (line, used) = (new List<Run>(), 0.0);
        var isFirst = true;
        foreach (var word in runs.SelectMany(Words))
        {
            var width = WidthOf(word.Text, size);
            if (used + width > TextWidth - indent && line.Count > 0)
            {
                Break();
                if (word.Text.Trim().Length == 0) continue;
            }

            line.Add(word);
            used += width;
        }

        if (line.Count > 0) Break();

        void Break()
        {
            Text(Left + 18 + (isFirst ? 0 : indent), _y, line, size);
            (line, used, isFirst) = ([], 0, false);
            _y += size > 12 ? LineHeight : 17;
        }
    }

    private static IEnumerable<Run> Words(Run run)
    {
        var start = 0;
        for (var at = 0; at <= run.Text.Length; at++)
        {
            if (at < run.Text.Length && run.Text[at] != ' ') continue;
            var end = Math.Min(at + 1, run.Text.Length);
            if (end > start) yield return run with { Text = run.Text[start..end] };
            start = end;
        }
    }

    /// <summary>Bold and masked links, which is all that the bot writes; the rest is escaped.</summary>
    private static List<Run> RunsOf(string line, string colour)
    {
        var runs = new List<Run>();
        var (bold, text) = (false, new StringBuilder());
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length) text.Append(line[++at]);
            else if (line[at] == '*' && at + 1 < line.Length && line[at + 1] == '*')
            {
                Flush();
                bold = !bold;
                at++;
            }
            else if (line[at] == '[' && LinkAt(line, at) is { } link)
            {
                Flush();
                runs.Add(new Run(Unescaped(link.Label), Link));
                at = link.End;
            }
            else text.Append(line[at]);
        }

        Flush();
        return runs;

        void Flush()
        {
            if (text.Length > 0) runs.Add(new Run(text.ToString(), colour, bold));
            text.Clear();
        }
    }

    private static (string Label, int End)? LinkAt(string line, int at)
    {
        var middle = line.IndexOf("](http", at, StringComparison.Ordinal);
        var next = line.IndexOf('[', at + 1);
        if (middle < 0 || (next >= 0 && next < middle && next != at + 1)) return null;
        var end = line.IndexOf(')', middle);
        return end < 0 ? null : (line[(at + 1)..middle], end);
    }

    private static string Unescaped(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    private static double WidthOf(string text, int size) => text.EnumerateRunes().Sum(rune => size * (rune.Value switch
    {
        'i' or 'l' or 'j' or '.' or ',' or ' ' or '\'' or '|' or ':' or ';' or 'I' => .29,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' => .37,
        'm' or 'w' or 'M' or 'W' => .88,
        > 0x2000 => 1.1,
        >= 'A' and <= 'Z' => .66,
        _ => .565,
    }));

    private void Box(int x, int y, int width, int height, string colour) =>
        _drawn.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\" fill=\"{colour}\"/>\n");

    private void Text(int x, int y, IReadOnlyList<Run> runs, int size)
    {
        _drawn.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" xml:space=\"preserve\">");
        foreach (var run in runs) _drawn.Append(CultureInfo.InvariantCulture, $"<tspan fill=\"{run.Colour}\"{(run.IsBold ? " font-weight=\"600\"" : "")}>{WebUtility.HtmlEncode(run.Text)}</tspan>");
        _drawn.Append("</text>\n");
    }

    /// <summary>Letters of one look.</summary>
    private sealed record Run(string Text, string Colour, bool IsBold = false);
}
