using System.Text;
using System.Xml;
using PaperBot.Papers;
using PaperBot.Papers.Formats;

namespace PaperBot.Feeds;

/// <summary>What arXiv's API answers about one paper → the paper, or one sentence why there is none.</summary>
internal static class ArXivAnswer
{
    /// <summary>Where papers from arXiv are said to come from.</summary>
    public const string Source = "arXiv";

    private const string Unreadable = "arXiv answered with something that PaperBot cannot read; try again later, or add the paper from a file.";

    /// <summary>How the authors' or arXiv's notice stands in an abstract's place.</summary>
    private static readonly string[] Withdrawals =
        [.. from what in (string[])["this paper", "this article", "this submission", "this manuscript", "this work", "this preprint", "the paper", "paper", "article"]
            from verb in (string[])[" has been withdrawn", " is withdrawn", " was withdrawn", " withdrawn"]
            select what + verb, "withdrawn"];

    /// <summary>The paper <paramref name="id"/> in <paramref name="content"/>; papers that were not asked for are passed over.</summary>
    public static PaperRecord Read(byte[] content, PaperId id)
    {
        if (!IsFeed(content)) return Refused(id, Unreadable);
        using var text = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        var papers = AtomFormat.Read(text).Select(fields => PaperBuilder.Build(fields, Source, 1).Paper).OfType<Paper>();
        return papers.FirstOrDefault(paper => paper.AllIds.Contains(id)) switch
        {
            null => Refused(id, $"arXiv knows no paper {id.Value}; check the id, or add the paper from a file."),
            { Abstract: var notice } when IsWithdrawal(notice) => Refused(id, $"The paper {id.Value} was withdrawn from arXiv, so it was not added."),
            { } paper => new PaperRecord(paper, null),
        };
    }

    /// <summary>One sentence in the place of a paper.</summary>
    public static PaperRecord Refused(PaperId id, string sentence, Exception? failure = null) => new(null, new RefusedRecord(id.Text, 0, sentence) { Failure = failure });

    private static bool IsWithdrawal(string text) => Withdrawals.Any(notice => text.TrimStart('[', '(', '*', ' ').StartsWith(notice, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is well-formed XML, without a DTD and the entities it could define, whose root is a feed.</summary>
    public static bool IsFeed(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var isFeed = reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "feed";
            while (reader.Read())
            {
            }

            return isFeed;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
