using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Benchmarks.Scale;

/// <summary>Questions made from the corpus itself.</summary>
/// <param name="Titles">Titles of an even sample.</param>
/// <param name="MisspelledTitles">The same with two letters exchanged.</param>
/// <param name="WordPairs">Two words of an abstract, as people type keywords.</param>
/// <param name="Abstracts">Whole abstracts.</param>
/// <param name="Filtered">Word pairs with a filter, by turns on years, an author and a venue.</param>
/// <param name="Completions">Beginnings of titles, and of words in them, as they stand while somebody types.</param>
internal sealed record ScaleQueries(
    IReadOnlyList<string> Titles, IReadOnlyList<string> MisspelledTitles, IReadOnlyList<string> WordPairs, IReadOnlyList<string> Abstracts,
    IReadOnlyList<string> Filtered, IReadOnlyList<string> Completions)
{
    public static async Task<ScaleQueries> ReadAsync(IAsyncEnumerable<PaperRecord> records, int size, int count, CancellationToken cancellationToken)
    {
        var stride = Math.Max(1, size / count);
        var sample = await records.Select(record => record.Paper!).Where((_, place) => place % stride == stride / 2).Take(count).ToListAsync(cancellationToken);
        return new ScaleQueries(
            [.. sample.Select(paper => paper.Title)],
            [.. sample.Select(paper => Misspell(paper.Title))],
            [.. sample.Select(WordPair).Where(pair => pair.Length > 0)],
            [.. sample.Where(paper => paper.Abstract.Length > 0).Select(paper => paper.Title + " " + paper.Abstract)],
            [.. sample.Where(paper => WordPair(paper).Length > 0).Select(WithFilter)],
            [.. sample.Select(Begin)]);
    }

    private static string WithFilter(Paper paper, int place) => WordPair(paper) + (place % 3) switch
    {
        0 => $" year:{paper.Year}..{paper.Year + 2}",
        1 => $" author:\"{(paper.Authors is [var author, ..] ? author : "Smith")}\"",
        _ => $" venue:{paper.Venue ?? "acl"}",
    };

    private static string Begin(Paper paper, int place)
    {
        var words = paper.Title.Split(' ');
        var text = string.Join(' ', words.Skip(place % 2 == 0 || words.Length < 4 ? 0 : words.Length / 2));
        return text[..Math.Min(text.Length, 3 + (place % 12))];
    }

    private static string Misspell(string title) =>
        title.Length < 12 ? title : string.Concat(title.AsSpan(0, 8), title.AsSpan(9, 1), title.AsSpan(8, 1), title.AsSpan(10));

    private static string WordPair(Paper paper)
    {
        var words = TitleKey.Of(paper.Abstract).Split(' ').Where(word => word.Length > 4).ToArray();
        return words.Length < 2 ? "" : words[words.Length / 3] + " " + words[words.Length * 2 / 3];
    }
}
