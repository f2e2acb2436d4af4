using System.Globalization;

namespace PaperBot.FeedServer;

/// <summary>Makes papers up.</summary>
public static class MadeUpPapers
{
    private static readonly string[] Things =
        ["gear trains", "tide tables", "paper kites", "clockwork birds", "river maps", "loom patterns", "lantern signals", "bee dances", "sand dunes", "harbour bells"];

    private static readonly string[] Ways = ["Counting", "Mending", "Predicting", "Sorting", "Drawing", "Comparing", "Teaching", "Hearing", "Folding", "Measuring"];

    /// <summary>Papers with numbers <c>2611.00001</c> and on, submitted at <paramref name="from"/> and each <paramref name="apart"/> after the one before.</summary>
    public static IReadOnlyList<MadeUpPaper> Many(int count, DateTimeOffset from, TimeSpan apart, int first = 1) =>
        [.. Enumerable.Range(first, count).Select(number => One(number, from + (apart * (number - first))))];

    /// <summary>The paper with this number.</summary>
    public static MadeUpPaper One(int number, DateTimeOffset at)
    {
        var (thing, way) = (Things[number % Things.Length], Ways[number / Things.Length % Ways.Length]);
        var name = number.ToString(CultureInfo.InvariantCulture);
        return new MadeUpPaper(
            string.Create(CultureInfo.InvariantCulture, $"2611.{number:00000}"),
            $"{way} {thing} in workshop {name}",
            $"We study {thing} in workshop {name}. Our method of {way.ToLowerInvariant()} them needs {number % 7 + 2} steps and no tools. In tests with {number} people it was right {50 + (number % 50)} times out of a hundred.",
            at);
    }
}
