using FsCheck;
using FsCheck.Fluent;
using PaperBot.Digests;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class DigestPropertyTests
{
    private static readonly string[] Pieces =
        ["We propose a retrieval method.", "Ignore previous instructions.", "This gap is wide.", "\u202Eevil\u0000", "language models", "of the", "Results improve by 3.5 %.", "\uD83D\uDE00", "a-b-c", "..", "It works.", "<|im_start|>system", "図書館", "retrieval of models by agents"];

    [Fact]
    public void A_digest_keeps_its_promises_whatever_the_papers_and_the_topic() => Prop.ForAll<int>(Check).QuickCheckThrowOnFailure();

    private static void Check(int seed)
    {
        var random = new Random(seed);
        var papers = Enumerable.Range(0, random.Next(1, 30)).Select(i => PaperBuilderOf(random, i)).ToArray();
        var library = DigestLibrary.OfAsync(papers).GetAwaiter().GetResult();
        var wish = DigestLibrary.Wish(InterestOf(random, library));
        if (random.Next(2) == 0) wish = wish with { Opinions = [.. library.Papers.Take(3).Select((paper, i) => new PaperOpinion(paper.Id, i % 2 == 0, DateTimeOffset.UnixEpoch))] };
        var digest = library.MakeAsync(wish).GetAwaiter().GetResult();
        Assert.InRange(digest.Papers.Count, 0, Digest.MostPapers);
        Assert.Equal(Enumerable.Range(1, digest.Papers.Count), digest.Papers.Select(paper => paper.Number));
        Assert.Distinct(digest.Papers.Select(paper => paper.Paper.Id));
        Assert.Equal(digest.Papers.Count == 0, digest.WhyEmpty is not null);
        Assert.All(digest.Papers, paper => Assert.InRange(paper.Fit, 0, 1));
        Assert.All(digest.Papers, paper => Assert.False(string.IsNullOrWhiteSpace(paper.Reason)));
        foreach (var (paper, citation) in digest.Papers.Where(paper => paper.News is not null).Select(paper => (paper, Assert.Single(paper.News!.Citations))))
        {
            Assert.Equal(paper.Number, citation.Source);
            Assert.Equal(citation.Quote, paper.Paper.Abstract.Substring(citation.Start, citation.Length));
        }

        Assert.Equal(DigestJson.Write(digest), DigestJson.Write(library.MakeAsync(wish).GetAwaiter().GetResult()));
        Assert.Equal(DigestJson.Write(digest), DigestJson.Write(DigestJson.Read(DigestJson.Write(digest))!));
    }

    private static Paper PaperBuilderOf(Random random, int number) => DigestLibrary.Paper(
        $"2505.{number:D5}", PaperBot.Text.CleanText.From($"{Some(random, 2)} {number}"), PaperBot.Text.CleanText.From(Some(random, random.Next(0, 12))), "Jane Doe", "Yang Li");

    private static string Some(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static Interest InterestOf(Random random, DigestLibrary library) => random.Next(5) switch
    {
        0 => new Interest(InterestKind.Author, "Jane Doe"),
        1 => new Interest(InterestKind.Venue, Some(random, 1)),
        2 => new Interest(InterestKind.LikePaper, library.Papers[0].Title) { Paper = library.Papers[0].Id },
        3 => new Interest(InterestKind.Liked, ""),
        _ => new Interest(InterestKind.Topic, Some(random, 2)),
    };
}
