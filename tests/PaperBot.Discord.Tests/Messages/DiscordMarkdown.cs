using System.Text.RegularExpressions;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>
/// A small model of how Discord reads markdown, written from its documentation and apart from the code under test. Stricter than Discord: a sign of emphasis
/// counts even where it has no partner.
/// </summary>
internal static partial class DiscordMarkdown
{
    public static IReadOnlyList<MarkdownToken> Read(string text)
    {
        var tokens = new List<MarkdownToken>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) Add(tokens, "\n");
            ReadLine(lines[i], tokens);
        }

        return tokens;
    }

    /// <summary>What people see, markup taken off.</summary>
    public static string Visible(string text) => string.Concat(Read(text).Where(token => token.Kind is not (MarkdownKind.Line or MarkdownKind.Style)).Select(token => token.Visible));

    private static void ReadLine(string line, List<MarkdownToken> tokens)
    {
        var start = 0;
        while (LineStart().Match(line[start..]) is { Success: true, Length: > 0 } opening)
        {
            tokens.Add(new MarkdownToken(MarkdownKind.Line, opening.Value));
            start += opening.Length;
        }

        for (var i = start; i < line.Length;) i += ReadInline(line, i, tokens);
    }

    private static int ReadInline(string line, int i, List<MarkdownToken> tokens)
    {
        var character = line[i];
        if (character == '\\' && i + 1 < line.Length && !char.IsAsciiLetterOrDigit(line[i + 1]) && !char.IsWhiteSpace(line[i + 1]))
        {
            Add(tokens, line[(i + 1)..(i + 2)]);
            return 2;
        }

        if (character is 'h' or 's' or 'd' or '@' or '<' && Special(line, i) is { } special)
        {
            tokens.Add(special);
            return special.Visible.Length;
        }

        if (character == '[' && Link(line, i) is { } link)
        {
            tokens.Add(link.Token);
            return link.Length;
        }

        if (character == '`' && line.IndexOf('`', i + 1) is > 0 and var end)
        {
            tokens.Add(new MarkdownToken(MarkdownKind.Code, line[(i + 1)..end]));
            return end - i + 1;
        }

        var style = character is '*' or '_' or '`' || (character is '~' or '|' && i + 1 < line.Length && line[i + 1] == character);
        if (!style)
        {
            Add(tokens, line[i..(i + 1)]);
            return 1;
        }

        var length = i + 1 < line.Length && line[i + 1] == character ? 2 : 1;
        tokens.Add(new MarkdownToken(MarkdownKind.Style, line.Substring(i, length)));
        return length;
    }

    private static MarkdownToken? Special(string line, int i)
    {
        var rest = line.AsSpan(i, Math.Min(300, line.Length - i)).ToString();
        var mention = Mention().Match(rest);
        if (mention.Success) return new MarkdownToken(MarkdownKind.Mention, mention.Value);
        var address = Address().Match(rest);
        return address.Success ? new MarkdownToken(MarkdownKind.Address, address.Value, address.Value) : null;
    }

    /// <summary>A label may hold pairs of brackets and, where no bracket opens in between, closing ones; a backslash does not help.</summary>
    private static (MarkdownToken Token, int Length)? Link(string line, int i)
    {
        var end = i + 1;
        while (end < line.Length)
        {
            if (line[end] == '[')
            {
                end = line.IndexOf(']', end);
                if (end < 0) return null;
            }
            else if (line[end] == ']')
            {
                if (end + 1 < line.Length && line[end + 1] == '(') break;
                var next = line.AsSpan(end + 1).IndexOfAny('[', ']');
                if (next < 0 || line[end + 1 + next] == '[') return null;
            }

            end++;
        }

        if (end >= line.Length) return null;
        var target = Target().Match(line[(end + 1)..]);
        return target.Success ? (new MarkdownToken(MarkdownKind.Link, Visible(line[(i + 1)..end]), target.Groups[1].Value), end + 1 - i + target.Length) : null;
    }

    private static void Add(List<MarkdownToken> tokens, string text)
    {
        if (tokens.Count > 0 && tokens[^1].Kind == MarkdownKind.Text && tokens[^1].Visible.Length < 64) tokens[^1] = new MarkdownToken(MarkdownKind.Text, tokens[^1].Visible + text);
        else tokens.Add(new MarkdownToken(MarkdownKind.Text, text));
    }

    [GeneratedRegex(@"^(?:>>> |> |-# |#{1,3} |\s*(?:[-+*]|\d{1,9}[.)]) )")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^(?:@everyone|@here|<@[!&]?\d+>|<#\d+>|<a?:\w+:\d+>|<t:-?\d+(?::[a-zA-Z])?>|</[^>\d]{0,100}:\d+>|<id:\w+>)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^(?:https?://[^\s<]+|steam://[^\s<]+|discord://[^\s<]+|discord\.gg/\w+|<(?:https?|mailto|tel|sms):[^\s>]+>)")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\(\s*(<?(?:[^\s\\)]|\\.)+>?)\s*\)")]
    private static partial Regex Target();
}
