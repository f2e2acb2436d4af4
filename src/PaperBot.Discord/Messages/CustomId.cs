namespace PaperBot.Discord.Messages;

/// <summary>Button, menu or form ↔ the id that Discord sends back: an action and its arguments, at most 100 characters.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Arguments">What it needs; none holds a colon.</param>
public sealed record CustomId(ButtonAction Action, params IReadOnlyList<string> Arguments)
{
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

    /// <summary>Reads an id that came back; null when it is none of ours.</summary>
    public static CustomId? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxCharacters) return null;
        var parts = text.Split(Separator);
        return char.IsAsciiLetterUpper(parts[0].FirstOrDefault()) && Enum.TryParse<ButtonAction>(parts[0], ignoreCase: false, out var action) ? new CustomId(action, parts[1..]) : null;
    }
}
