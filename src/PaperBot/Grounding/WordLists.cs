using System.Reflection;

namespace PaperBot.Grounding;

/// <summary>Lists of words, from code and from the files that come with the program.</summary>
internal static class WordLists
{
    /// <summary>The words of <paramref name="list"/>, parted by spaces.</summary>
    public static HashSet<string> Set(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>The lines of the embedded list <paramref name="name"/>, comments left out.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("PaperBot.Grounding." + name)
            ?? throw new InvalidDataException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
