using PaperBot.Answering;
using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.Discord.Messages;

/// <summary>Statements → one block each: the text, behind it its citation numbers, which lead to the papers; a heading stays with what follows it.</summary>
internal static class StatementBlocks
{
    private const int MaxMarks = 60;
    private const int MarkUrlCharacters = 160;
    private const int LinkedCharacters = 700;
    private const int HeadingCharacters = 200;

    /// <summary>The blocks in reading order; a statement that stands alone has no bullet.</summary>
    public static IReadOnlyList<Block> Of(Canvas canvas, IReadOnlyList<Statement> statements, IReadOnlyList<Source> sources)
    {
        var bullet = statements.Count > 1 || statements.Any(statement => statement.Heading is not null) ? "- " : "";
        return Of(canvas, statements, sources, bullet);
    }

    /// <summary>The same with a bullet always: what is there while more may come.</summary>
    public static IReadOnlyList<Block> Growing(Canvas canvas, IReadOnlyList<Statement> statements, IReadOnlyList<Source> sources) => Of(canvas, statements, sources, "- ");

    /// <summary>The statement on one line with its marks.</summary>
    public static string Line(Canvas canvas, Statement statement, IReadOnlyDictionary<int, string> links) => Line(canvas, statement, links, canvas.TextCharacters);

    /// <summary>The same with at most <paramref name="characters"/> of the statement.</summary>
    public static string Line(Canvas canvas, Statement statement, IReadOnlyDictionary<int, string> links, int characters)
    {
        var text = Markdown.Escape(statement.Text, characters);
        var marks = Marks(canvas, [.. statement.Citations.Select(citation => citation.Source)], links);
        return marks.Length > 0 ? $"{text} {marks}" : text;
    }

    /// <summary>Where each source's number leads.</summary>
    public static IReadOnlyDictionary<int, string> LinksOf(IReadOnlyList<Source> sources) => LinksOf(sources.Select(source => (source.Number, source.Paper)));

    /// <summary>Where each paper's number leads.</summary>
    public static IReadOnlyDictionary<int, string> LinksOf(IEnumerable<(int Number, Paper Paper)> papers)
    {
        var links = new Dictionary<int, string>();
        foreach (var (number, paper) in papers)
            if (SafeLink.Of(paper) is { Length: <= MarkUrlCharacters } url) links.TryAdd(number, url);
        return links;
    }

    private static List<Block> Of(Canvas canvas, IReadOnlyList<Statement> statements, IReadOnlyList<Source> sources, string bullet)
    {
        var links = LinksOf(sources);
        var blocks = new List<Block>();
        string? heading = null;
        foreach (var statement in statements)
        {
            var line = bullet + Line(canvas, statement, links);
            var isNew = statement.Heading is not null && statement.Heading != heading && VisibleText.Of(statement.Heading).Length > 0;
            blocks.Add(isNew ? new Block($"**{Markdown.Escape(statement.Heading!, HeadingCharacters)}**\n{line}", IsApart: true) : new Block(line));
            heading = statement.Heading;
        }

        return blocks;
    }

    // In plain text an address costs more room than it is worth; the sources below have it.
    private static string Marks(Canvas canvas, IReadOnlyList<int> numbers, IReadOnlyDictionary<int, string> links)
    {
        var cited = numbers.Distinct().Order().Take(MaxMarks).ToList();
        if (canvas.IsPlain) return string.Concat(cited.Select(Bare));
        var linked = string.Concat(cited.Select(number => links.TryGetValue(number, out var url) ? canvas.Link(Bare(number), url) : Bare(number)));
        return linked.Length <= LinkedCharacters ? linked : string.Concat(cited.Select(Bare));

        static string Bare(int number) => $"[{number}]";
    }
}
