using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class TasteDigestTests
{
    private static readonly Paper Folded = DigestLibrary.Paper(
        "2505.00030", "Protein Structure from Sequence", "Proteins fold. We predict protein structure from sequence with an equivariant network and improve protein folding.", "Ann Other");

    [Fact]
    public async Task A_paper_brings_those_like_it_and_says_what_they_share()
    {
        var library = await DigestLibrary.OfFieldsAsync(Folded);
        var digest = await library.MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.LikePaper, Folded.Title) { Paper = Folded.Id }));
        var paper = Assert.Single(digest.Papers);
        Assert.Equal("2505.00003", paper.Paper.Id.Value);
        Assert.StartsWith("Like “Protein Structure from Sequence”: shares “", paper.Reason);
    }

    [Fact]
    public async Task What_was_liked_brings_more_like_it()
    {
        var library = await DigestLibrary.OfFieldsAsync(Folded);
        var digest = await library.MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Liked, "")) with { Opinions = [Opinion(Folded.Id, true)] });
        Assert.Equal("2505.00003", digest.Papers[0].Paper.Id.Value);
        Assert.StartsWith("Like “Protein Structure from Sequence”, which you liked: ", digest.Papers[0].Reason);
        Assert.DoesNotContain(digest.Papers, paper => paper.Paper.Id == Folded.Id);
    }

    [Fact]
    public async Task Without_opinions_it_says_what_to_do()
    {
        var digest = await (await DigestLibrary.OfFieldsAsync()).MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Liked, "")));
        Assert.EndsWith("You liked no paper yet; say of papers that you like them, and more like these will come.", digest.WhyEmpty);
    }

    [Fact]
    public async Task What_is_much_like_a_paper_that_was_not_for_them_drops()
    {
        var library = await DigestLibrary.OfFieldsAsync(Folded);
        var wish = DigestLibrary.Wish(new Interest(InterestKind.Topic, "protein folding"));
        Assert.Contains((await library.MakeAsync(wish)).Papers, paper => paper.Paper.Id.Value == "2505.00003");
        Assert.Empty((await library.MakeAsync(wish with { Opinions = [Opinion(Folded.Id, false)] })).Papers);
    }

    [Fact]
    public async Task A_new_version_comes_only_to_those_who_were_shown_the_paper_or_liked_it()
    {
        var library = await DigestLibrary.OfFieldsAsync();
        var paper = library.Papers[2].Id;
        var batch = await NewsBatch.LoadAsync(library.Index, [new NewsItem(7, paper, "feed", DateTimeOffset.UnixEpoch) { IsUpdate = true, Version = 2 }], CancellationToken.None);
        var wish = DigestLibrary.Wish(new Interest(InterestKind.Topic, "protein folding"));
        Assert.Empty((await library.Maker.MakeAsync(batch, wish, CancellationToken.None)).Papers);
        var shown = await library.Maker.MakeAsync(batch, wish with { Shown = new HashSet<PaperId> { paper } }, CancellationToken.None);
        Assert.Equal(2, Assert.Single(shown.Papers).NewVersion);
        var liked = await library.Maker.MakeAsync(batch, wish with { Opinions = [Opinion(paper, true)] }, CancellationToken.None);
        Assert.Equal(2, Assert.Single(liked.Papers).NewVersion);
    }

    [Fact]
    public async Task What_was_shown_or_looked_at_before_does_not_come_again()
    {
        var library = await DigestLibrary.OfFieldsAsync();
        var wish = DigestLibrary.Wish(new Interest(InterestKind.Topic, "protein folding"));
        Assert.Empty((await library.MakeAsync(wish with { Shown = new HashSet<PaperId> { library.Papers[2].Id } })).Papers);
        Assert.Equal(0, (await library.MakeAsync(wish with { After = 10 })).LookedAt);
    }

    private static PaperOpinion Opinion(PaperId paper, bool isLiked) => new(paper, isLiked, DateTimeOffset.UnixEpoch);
}
