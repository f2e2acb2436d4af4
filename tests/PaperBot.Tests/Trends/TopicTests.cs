using PaperBot.Papers;
using PaperBot.Tests.Charts;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Tests.Trends;

public sealed class TopicTests
{
    private static readonly DateOnly Last = new(2026, 11, 21);

    [Theory]
    [InlineData("diffusion", "Fast Diffusion", true)]
    [InlineData("diffusion models", "We train a diffusion model.", true)]
    [InlineData("video generation", "The generation of long videos is slow.", true)]
    [InlineData("state space models", "The state of the art is surveyed. We model a large number of moving objects in three dimensions of space.", false)]
    [InlineData("state space models", "A selective state-space model.", true)]
    [InlineData("multi-agent systems", "Multiagent systems cooperate.", true)]
    [InlineData("large language models", "We ask LLMs.", true)]
    [InlineData("LLM", "A large language model is asked.", true)]
    [InlineData("llms", "A large language model is asked.", true)]
    [InlineData("RLHF", "We use reinforcement learning from human feedback.", true)]
    [InlineData("question answering", "Question answering is hard.", true)]
    [InlineData("papers on diffusion", "Diffusion.", true)]
    [InlineData("diffusion", "We study confusion.", false)]
    public void A_paper_is_of_a_topic_when_it_has_its_words_close_together(string topic, string text, bool isIn) =>
        Assert.Equal(isIn, NamedTopic.Of(topic)!.IsIn(new Paper { Id = PaperId.Parse("s2:1"), Title = "A study", Abstract = text }));

    [Theory]
    [InlineData("")]
    [InlineData("the best of all papers")]
    [InlineData("...")]
    public void Words_that_name_nothing_are_no_topic(string text) => Assert.Null(NamedTopic.Of(text));

    [Fact]
    public void Huge_topics_and_texts_are_read_in_no_time_to_speak_of()
    {
        var match = NamedTopic.Of(string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"word{i}")))!;
        Assert.InRange(match.Terms.Count, 1, 12);
        Assert.False(match.IsIn(new Paper { Id = PaperId.Parse("s2:1"), Title = "x", Abstract = string.Concat(Enumerable.Repeat("word1 word2 ", 20_000)) }));
    }

    [Fact]
    public void The_finding_says_a_rise_only_where_there_is_one()
    {
        Assert.Equal("“diffusion” in 24 of 212 papers of the week to 21 Nov 2026, up from 5 of 190", TopicFinding.Of(Course("diffusion", (5, 190), (24, 212))));
        Assert.Equal("“diffusion” in 5 of 190 papers of the week to 21 Nov 2026, down from 24 of 212", TopicFinding.Of(Course("diffusion", (24, 212), (5, 190))));
        Assert.Equal("“diffusion” in 21 of 200 papers of the week to 21 Nov 2026, about as before (20 of 200)", TopicFinding.Of(Course("diffusion", (20, 200), (21, 200))));
        Assert.Equal("“diffusion” in 2 of 20 papers of the week to 21 Nov 2026; before: 1 of 20", TopicFinding.Of(Course("diffusion", (1, 20), (2, 20))));
        Assert.Equal("“diffusion” in none of 1 paper of the week to 21 Nov 2026", TopicFinding.Of(Course("diffusion", (0, 0), (0, 1))));
        Assert.Equal("“diffusion” in 0 of 0 papers of the week to 21 Nov 2026", TopicFinding.Of(Course("diffusion", (3, 9), (0, 0))));
    }

    [Fact]
    public void A_long_topic_is_cut_in_the_finding()
    {
        var finding = TopicFinding.Of(Course(string.Join(' ', Enumerable.Repeat("word", 50)), (1, 2)));
        Assert.InRange(finding.Length, 60, 130);
        Assert.Contains("…”", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_text_has_a_mark_for_each_period()
    {
        Assert.Equal("▁▄█·", TopicFinding.Line(Course("x", (0, 10), (4, 10), (9, 10), (0, 0))));
        Assert.Equal("▁▁", TopicFinding.Line(Course("x", (0, 10), (0, 10))));
        Assert.Equal("", TopicFinding.Line(Course("x")));
    }

    [Fact]
    public void A_course_is_drawn_at_any_size_with_any_topic_and_any_counts()
    {
        string[] topics = ["diffusion", "扩散模型", "", new string('x', 100), string.Join(' ', Enumerable.Repeat("long", 25)), "\u202E😀\0", "“quoted” & <b>"];
        (int, int)[][] courses = [[], [(0, 0)], [(0, 5)], [(3, 5)], [(int.MaxValue, int.MaxValue), (1, int.MaxValue)], [(-5, 10), (10, -5)], [.. Enumerable.Range(0, 12).Select(i => (i, 40))]];
        foreach (var topic in topics)
            foreach (var course in courses)
                foreach (var period in Enum.GetValues<TrendPeriod>())
                    Assert.Equal((360, 200), SizeOf(TrendChart.Draw(Course(topic, course) with { Period = period }, 360, 189)));
        Assert.Equal((TrendChart.Width, TrendChart.Height), SizeOf(TrendChart.Draw(Course("diffusion", (1, 2)))));
    }

    [Fact]
    public void The_same_course_gives_the_same_bytes() =>
        Assert.Equal(TrendChart.Draw(Course("diffusion", (1, 9), (4, 8))), TrendChart.Draw(Course("diffusion", (1, 9), (4, 8))));

    [Fact]
    public void A_topic_in_letters_that_cannot_be_drawn_is_named_beside_the_picture()
    {
        Assert.StartsWith("This topic in 2 of 9 papers", TrendChart.ChartOf(Course("扩散模型", (2, 9))).Title, StringComparison.Ordinal);
        Assert.StartsWith("“扩散模型” in 2 of 9 papers", TopicFinding.Of(Course("扩散模型", (2, 9))), StringComparison.Ordinal);
    }

    private static (int Width, int Height) SizeOf(byte[] file)
    {
        var png = StrictPng.Read(file);
        return (png.Width, png.Height);
    }

    private static TopicTrend Course(string topic, params (int Papers, int Of)[] counts) => new(
        topic, TrendPeriod.Week, [.. counts.Select((count, i) => new TopicPoint(TrendSpan.Ending(Last.AddDays(-7 * (counts.Length - 1 - i)), 7), count.Papers, count.Of))], []);
}
