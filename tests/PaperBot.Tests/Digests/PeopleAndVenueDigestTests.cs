using PaperBot.Digests;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class PeopleAndVenueDigestTests
{
    [Theory]
    [InlineData("Jane Doe", "2505.00001 2505.00002")]
    [InlineData("J. Doe", "2505.00001 2505.00002")]
    [InlineData("Doe, Jane", "2505.00001 2505.00002")]
    [InlineData("jane q. doe", "2505.00001 2505.00002")]
    [InlineData("John Doe", "2505.00002")]
    [InlineData("Yang Li", "2505.00003")]
    [InlineData("Maria Garcia", "2505.00006")]
    [InlineData("Ada King and Otto Weber", "2505.00001 2505.00008")]
    [InlineData("Nobody Else", "")]
    public async Task An_author_is_found_in_the_ways_that_names_are_written(string name, string papers)
    {
        var digest = await (await DigestLibrary.OfFieldsAsync()).MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Author, name)));
        Assert.Equal(papers, string.Join(' ', digest.Papers.Select(paper => paper.Paper.Id.Value).Order()));
    }

    [Fact]
    public async Task The_reason_names_the_author_as_the_paper_does()
    {
        var digest = await (await DigestLibrary.OfFieldsAsync()).MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Author, "Jane Doe")));
        Assert.Equal(["By Jane Doe, whom you follow.", "By J. Q. Doe; you follow “Jane Doe”."], digest.Papers.Select(paper => paper.Reason));
    }

    [Theory]
    [InlineData("Nobody Else", "No paper of the library is by “Nobody Else”; check the spelling, or wait for the first.")]
    [InlineData("Q. Nobody", "No paper of the library is by “Q. Nobody”; check the spelling, or wait for the first.")]
    public async Task An_author_whom_the_library_does_not_know_is_told(string name, string tip)
    {
        var digest = await (await DigestLibrary.OfFieldsAsync()).MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Author, name)));
        Assert.EndsWith(tip, digest.WhyEmpty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NeurIPS", "Advances in Neural Information Processing Systems 38")]
    [InlineData("neural information processing systems", "NeurIPS 2025")]
    [InlineData("ICML", "ICML 2025")]
    public async Task A_venue_is_found_by_its_short_name_and_its_long_one(string wanted, string venue)
    {
        var paper = DigestLibrary.Paper("2505.00020", "Any Title", "We present something.") with { Venue = venue };
        var digest = await (await DigestLibrary.OfFieldsAsync(paper)).MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Venue, wanted)));
        Assert.Equal($"Published at {venue}; you follow “{wanted}”.", Assert.Single(digest.Papers).Reason);
    }

    [Fact]
    public async Task A_category_is_followed_like_a_venue_and_unknown_venues_are_told_of()
    {
        var paper = DigestLibrary.Paper("2505.00021", "Any Title", "We present something.") with { Categories = ["cs.CL"] };
        var library = await DigestLibrary.OfFieldsAsync(paper);
        Assert.Equal("Listed in cs.CL, which you follow.", Assert.Single((await library.MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Venue, "cs.cl")))).Papers).Reason);
        Assert.Contains("None of them says where it was published.", (await library.MakeAsync(DigestLibrary.Wish(new Interest(InterestKind.Venue, "ACL")))).WhyEmpty);
    }
}
