using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Button, menu or form ↔ the id that Discord sends back: an action and its arguments, at most 100 characters.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Arguments">What it needs; none holds a colon.</param>
public sealed record CustomId(ButtonAction Action, params IReadOnlyList<string> Arguments)
{
    /// <summary>Of <see cref="ButtonAction.Choose"/>: the only name of the request, or its first.</summary>
    public const string First = "1";

    /// <summary>Of <see cref="ButtonAction.Choose"/>: the request's second name.</summary>
    public const string Second = "2";

    private const int MaxCharacters = 100;
    private const char Separator = ':';

    /// <summary>The id as it is sent.</summary>
    /// <exception cref="ArgumentException">It is too long, or an argument has a colon: a mistake in this program.</exception>
    public string Text
    {
        get
        {
            if (Arguments.Any(argument => argument.Contains(Separator, StringComparison.Ordinal))) throw new ArgumentException("An argument of a custom id has a colon.");
            var text = string.Join(Separator, [Action.ToString(), .. Arguments]);
            return text.Length <= MaxCharacters ? text : throw new ArgumentException($"A custom id has {text.Length} characters.");
        }
    }

    /// <summary>Of a button made with <see cref="OfPaper"/>: the paper; null when it holds none.</summary>
    public PaperId? Paper => Arguments.Count > 1 ? PaperId.Parse(string.Join(Separator, Arguments.Skip(1))) : null;

    /// <summary>What is done with one paper of a reply; without the paper when its identifier is too long.</summary>
    public static CustomId OfPaper(ButtonAction action, string replyId, PaperId paper)
    {
        var length = action.ToString().Length + replyId.Length + paper.Text.Length + 2;
        return length <= MaxCharacters ? new CustomId(action, [replyId, .. paper.Text.Split(Separator)]) : new CustomId(action, replyId);
    }

    /// <summary>Reads an id that came back; null when it is none of ours.</summary>
    public static CustomId? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxCharacters) return null;
        var parts = text.Split(Separator);
        return char.IsAsciiLetterUpper(parts[0].FirstOrDefault()) && Enum.TryParse<ButtonAction>(parts[0], ignoreCase: false, out var action) ? new CustomId(action, parts[1..]) : null;
    }
}
