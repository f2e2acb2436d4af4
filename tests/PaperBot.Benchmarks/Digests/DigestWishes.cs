using PaperBot.Digests;
using PaperBot.Papers;

namespace PaperBot.Benchmarks.Digests;

/// <summary>
/// Subscriptions as people might make them, each different: of ten, seven topics made of the words of titles, and one each by author, like a paper, and like twenty liked
/// papers; every fifth has opinions.
/// </summary>
internal static class DigestWishes
{
    private const int Opinions = 20;

    /// <summary>Subscription number <paramref name="number"/>, of these papers.</summary>
    public static DigestWish Of(int number, IReadOnlyList<Paper> papers)
    {
        var random = new Random(number);
        var paper = papers[random.Next(papers.Count)];
        var interest = (number % 10) switch
        {
            7 => new Interest(InterestKind.Author, paper.Authors.Count > 0 ? paper.Authors[random.Next(paper.Authors.Count)] : "Jane Doe"),
            8 => new Interest(InterestKind.LikePaper, paper.Title) { Paper = paper.Id },
            9 => new Interest(InterestKind.Liked, ""),
            _ => new Interest(InterestKind.Topic, TopicOf(paper, random)),
        };
        var wish = new DigestWish(interest, 0, new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));
        return interest.Kind == InterestKind.Liked || number % 5 == 0
            ? wish with { Opinions = [.. Enumerable.Range(0, Opinions).Select(i => new PaperOpinion(papers[random.Next(papers.Count)].Id, i % 4 > 0, DateTimeOffset.UnixEpoch))] }
            : wish;
    }

    // One to four neighbouring words of a title, as topics are.
    private static string TopicOf(Paper paper, Random random)
    {
        var words = paper.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = random.Next(words.Length);
        return string.Join(' ', words.Skip(first).Take(1 + random.Next(4))).Trim(':', ',', '.', '?');
    }
}
