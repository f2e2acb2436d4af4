namespace PaperBot.DiscordServer.Contract;

/// <summary>Something that Discord would not take.</summary>
/// <param name="Path">Where in the body, with dots and indices: <c>embeds.0.title</c>; empty for the whole.</param>
/// <param name="Code">Discord's name of the mistake.</param>
/// <param name="Sentence">What is wrong.</param>
internal sealed record Violation(string Path, string Code, string Sentence)
{
    public static Violation TooLong(string path, int most) => new(path, "BASE_TYPE_MAX_LENGTH", $"Must be {most} or fewer in length.");

    public static Violation TooMany(string path, int most) => new(path, "BASE_TYPE_MAX_LENGTH", $"Must have {most} or fewer entries.");

    public static Violation Missing(string path) => new(path, "BASE_TYPE_REQUIRED", "This field is required.");

    public static Violation Wrong(string path, string sentence) => new(path, "BASE_TYPE_BAD_VALUE", sentence);

    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Sentence : $"{Path}: {Sentence}";
}
