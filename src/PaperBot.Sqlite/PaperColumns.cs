namespace PaperBot.Sqlite;

/// <summary>What a search needs of every paper, as flat arrays by paper number.</summary>
internal sealed record PaperColumns(string[] Ids, int[] Revisions, int[] TextRevisions, int[] TitleTerms, int[] AbstractTerms, int[] Years, int[] Days, bool[] HasAuthors)
{
    /// <summary>Stands for an unknown year.</summary>
    public const int NoYear = int.MinValue;

    /// <summary>Stands for an unknown day.</summary>
    public const int NoDay = -1;

    public static PaperColumns Empty { get; } = new([], [], [], [], [], [], [], []);

    /// <summary>How many paper numbers there are, those of papers that became one with another included.</summary>
    public int Count => Ids.Length;

    /// <summary>The stored day as it is held here.</summary>
    /// <exception cref="InvalidDataException">There is no such day.</exception>
    public static int DayOf(int? stored)
    {
        if (stored is not { } day) return NoDay;
        return (uint)day <= (uint)DateOnly.MaxValue.DayNumber ? day : throw new InvalidDataException("A paper's day is none.");
    }

    /// <summary>A copy with room for <paramref name="count"/> numbers.</summary>
    public PaperColumns Copy(int count) => new(
        Resize(Ids, count), Resize(Revisions, count), Resize(TextRevisions, count),
        Resize(TitleTerms, count), Resize(AbstractTerms, count), Resize(Years, count),
        Resize(Days, count), Resize(HasAuthors, count));

    private static T[] Resize<T>(T[] source, int count)
    {
        var result = source.AsSpan().ToArray();
        Array.Resize(ref result, count);
        return result;
    }
}
