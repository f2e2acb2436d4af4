using PaperBot.Qdrant.Queries;
using Xunit;

namespace PaperBot.Qdrant.Tests.Queries;

public class InverseFrequencyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(700)]
    [InlineData(51_959)]
    [InlineData(300_000)]
    public void The_frequency_is_told_exactly_by_a_score_of_single_precision(int papers)
    {
        foreach (var frequency in new[] { 1, 2, 3, papers / 7, papers / 2, papers - 1, papers }.Where(frequency => frequency >= 1 && frequency <= papers))
        {
            foreach (var weight in new[] { 0.31f, 1f, 2.4999f }) Assert.Equal(frequency, InverseFrequency.DocumentFrequency(Idf(papers, frequency) * weight, weight, papers));
        }
    }

    [Fact]
    public void What_cannot_be_told_is_in_bounds()
    {
        Assert.Equal(0, InverseFrequency.DocumentFrequency(1, 0, 10));
        Assert.Equal(0, InverseFrequency.DocumentFrequency(1, 1, 0));
        Assert.Equal(10, InverseFrequency.DocumentFrequency(0, 1, 10));
        Assert.Equal(1, InverseFrequency.DocumentFrequency(100, 1, 10));
    }

    /// <summary>As the server computes it, in single precision throughout.</summary>
    private static float Idf(float papers, float frequency) => MathF.Log(((papers - frequency + 0.5f) / (frequency + 0.5f)) + 1);
}
