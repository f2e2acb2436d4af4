using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>Papers whose identifier says which topic they are on, and digests that hold the first that fit and count the others: what is tried is the delivery, not the choice.</summary>
internal static class SimulatedPapers
{
    public const int Topics = 100;

    public static PaperId Of(int number, int topic) => PaperId.ArXiv($"{2000 + topic:0000}.{number:00000}");

    public static string TopicOf(PaperId paper) => $"topic {int.Parse(paper.Value[..4]) - 2000}";

    public static bool Fits(Interest interest, PaperId paper) => interest.Text == TopicOf(paper);

    /// <summary>What makes digests; <paramref name="isAway"/> tells whether the library cannot be read.</summary>
    public static DigestPress Press(Fate fate, Func<bool> isAway) => (news, _) =>
    {
        fate.Step();
        if (isAway()) throw new PaperIndexException("The library is away.");
        return Task.FromResult<Func<DigestWish, CancellationToken, Task<Digest>>>((wish, _) =>
        {
            fate.Step();
            return Task.FromResult(Make(news, wish));
        });
    };

    private static Digest Make(IReadOnlyList<NewsItem> news, DigestWish wish)
    {
        var looked = news.Where(item => item.Number > wish.After).ToList();
        var papers = looked.Where(item => Fits(wish.Interest, item.Paper))
            .Select((item, i) => new DigestPaper(i + 1, new Paper { Id = item.Paper, Title = $"Paper {item.Paper.Value}" }, null, "It fits.", 1)).ToList();
        return new Digest(wish.Interest, wish.From, wish.To, [.. papers.Take(Digest.MostPapers)], looked.Count)
        {
            LeftOut = Math.Max(0, papers.Count - Digest.MostPapers), WhyEmpty = papers.Count > 0 ? null : "Nothing fitted.",
        };
    }
}
