namespace PaperBot.App.Settings;

/// <summary>Names of feeds, which people type.</summary>
internal static class FeedName
{
    /// <summary>What a name consists of.</summary>
    public const string Rule = "one to sixty letters, digits, dots, hyphens or underscores";

    private const int MostCharacters = 60;

    /// <summary>Whether it is a name.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= MostCharacters && text.All(IsAllowed);

    /// <summary>A name made of any text.</summary>
    public static string From(string text) => string.Concat(text.Select(character => IsAllowed(character) ? character : '-').Take(MostCharacters));

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_';
}
