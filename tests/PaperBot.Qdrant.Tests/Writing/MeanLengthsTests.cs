using PaperBot.Qdrant.Points;
using Xunit;

namespace PaperBot.Qdrant.Tests.Writing;

public class MeanLengthsTests
{
    [Fact]
    public void Few_papers_are_weighed_with_their_exact_means_and_many_until_a_mean_has_drifted()
    {
        var means = new MeanLengths(8, 100);
        Assert.True(means.StillServe(new MeanLengths(8, 100), 2_048));
        Assert.False(means.StillServe(new MeanLengths(8, 100.0001), 2_048));
        Assert.True(means.StillServe(new MeanLengths(8.3, 104), 2_049));
        Assert.False(means.StillServe(new MeanLengths(8, 106), 2_049));
        Assert.False(means.StillServe(new MeanLengths(9, 100), 2_049));
        Assert.False(new MeanLengths(0, 0).StillServe(means, 10_000));
    }
}
