using System.Globalization;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Mail.Letters;

/// <summary>What a digest says, in words that text and HTML share. Not escaped.</summary>
internal static class DigestWords
{
    private const int MostNames = 3;
    private const int NameCharacters = 60;
    private const int SentenceCharacters = 600;

    /// <summary>"3 new papers on “graph networks”".</summary>
    public static string Title(Digest digest)
    {
        var papers = InterestWording.Of(digest.Interest);
        return digest.Papers.Count switch
        {
            0 => $"No new {papers}",
            1 => $"1 new {(papers.StartsWith("papers", StringComparison.Ordinal) ? "paper" + papers["papers".Length..] : papers)}",
            var count => $"{count} new {papers}",
        };
    }

    /// <summary>The days that it covers.</summary>
    public static string Days(Digest digest) => DayWording.Span(digest.From, digest.To);

    /// <summary>How many papers were looked at, and how many fitted for which there was no room; null for a digest without papers, which says so itself.</summary>
    public static string? LookedAt(Digest digest)
    {
        if (digest.Papers.Count == 0) return null;
        if (digest.LookedAt <= digest.Papers.Count) return null;
        var left = digest.LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {digest.LeftOut:N0} more fitted") : "";
        return $"{(digest.Papers.Count == 1 ? "It is the best" : "These are the best")} of {Count(digest.LookedAt, "new paper")}{left}.";
    }

    /// <summary>What has to be said first: that it stands for several, or that one may not have arrived.</summary>
    public static IEnumerable<string> Remarks(Digest digest)
    {
        if (Shortened.To(digest.Remark, SentenceCharacters) is { Length: > 0 } remark) yield return remark;
        if (digest.Merged > 1) yield return string.Create(CultureInfo.InvariantCulture, $"PaperBot was away for a while: this is {digest.Merged:N0} digests in one.");
    }

    /// <summary>Authors, year, venue, votes: what is known of them.</summary>
    public static string Facts(DigestPaper entry)
    {
        var paper = entry.Paper;
        string[] facts =
        [
            Authors(paper), paper.Year?.ToString(CultureInfo.InvariantCulture) ?? "", Shortened.To(paper.Venue, NameCharacters),
            entry.Votes is > 0 and var votes ? Count(votes, "vote") : "", entry.NewVersion is { } version ? $"new version {version.ToString(CultureInfo.InvariantCulture)}" : "",
        ];
        return string.Join(" · ", facts.Where(fact => fact.Length > 0));
    }

    /// <summary>The title, or what stands for one.</summary>
    public static string Title(DigestPaper entry) => Shortened.To(entry.Paper.Title, 300) is { Length: > 0 } title ? title : "(untitled)";

    /// <summary>What is new in the paper, and its quote where that says it in other words; a sentence that is the paper's own stands in quotation marks.</summary>
    public static (string Sentence, string? Quote)? News(DigestPaper entry)
    {
        if (entry.News is not { } news || Shortened.To(news.Text, SentenceCharacters) is not { Length: > 0 } sentence) return null;
        var quote = news.Citations.Select(citation => Shortened.To(citation.Quote, SentenceCharacters)).FirstOrDefault(quote => quote.Length > 0);
        if (quote is null) return (sentence, null);
        return Bare(sentence) == Bare(quote) ? ($"“{quote}”", null) : (sentence, $"“{quote}”");
    }

    /// <summary>Why the paper was chosen.</summary>
    public static string Reason(DigestPaper entry) => Shortened.To(entry.Reason, 300);

    /// <summary>A statement of the overview.</summary>
    public static string Overview(Statement statement) => Shortened.To(statement.Text, SentenceCharacters);

    /// <summary>The numbers of the papers that bear a statement out.</summary>
    public static IEnumerable<int> Sources(Statement statement) => statement.Citations.Select(citation => citation.Source).Distinct().Order();

    /// <summary>Why nothing fitted.</summary>
    public static string WhyEmpty(Digest digest) => Shortened.To(digest.WhyEmpty, 1_000);

    private static string Authors(Paper paper)
    {
        var names = paper.Authors.Take(MostNames).Select(name => Shortened.To(name, NameCharacters)).Where(name => name.Length > 0).ToList();
        return (names.Count, paper.Authors.Count) switch
        {
            (0, _) => "",
            (1, 1) => names[0],
            (2, 2) => $"{names[0]} and {names[1]}",
            (3, 3) => $"{names[0]}, {names[1]} and {names[2]}",
            _ => $"{names[0]} and others",
        };
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
