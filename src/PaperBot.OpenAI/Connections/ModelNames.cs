using PaperBot.Text;

namespace PaperBot.OpenAI.Connections;

/// <summary>Names of models, as servers give them.</summary>
internal static class ModelNames
{
    private const string UsualTag = ":latest";
    private const int MostShown = 8;
    private const int MostCharacters = 120;

    /// <summary>The names for a message: the first ones, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(MostShown).Select(Shown));
        return names.Count > MostShown ? $"{shown} and {names.Count - MostShown} more" : shown;
    }

    /// <summary>One name in quotation marks.</summary>
    public static string Quoted(string name) => $"“{Shown(name)}”";

    /// <summary>True when <paramref name="offered"/> is what <paramref name="asked"/> means: Ollama leaves out <c>:latest</c>, and case does not matter.</summary>
    public static bool Match(string offered, string asked) => Bare(offered).Equals(Bare(asked), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(string name) =>
        name.EndsWith(UsualTag, StringComparison.OrdinalIgnoreCase) ? name.AsSpan(0, name.Length - UsualTag.Length) : name;

    private static string Shown(string name)
    {
        var clean = CleanText.From(name);
        return clean.Length <= MostCharacters ? clean : clean[..MostCharacters] + "…";
    }
}
