using FsCheck;
using FsCheck.Fluent;
using PaperBot.Grounding;
using Xunit;

namespace PaperBot.Tests.Grounding;

public class DraftGroundingTests
{
    private const string Draft =
        "Sure! Here is what the sources say:\n\n- **IceNet** is a graph network that predicts glacier melt from satellite images [1].\n- Glaciers are made of cheese, as everybody knows from childhood [1].\n"
        + "- RiverFlow needs no hydrological parameters [3]. It is a recurrent network for flood forecasting from rain gauges [2].\n\nI hope this helps!";

    [Fact]
    public void Each_sentence_is_grounded_or_dropped_with_its_reason()
    {
        var grounding = Read(Draft, Draft.Length);

        Assert.Equal(
            ["IceNet is a graph network that predicts glacier melt from satellite images.", "RiverFlow needs no hydrological parameters.", "It is a recurrent network for flood forecasting from rain gauges."],
            grounding.Grounded.Select(sentence => sentence.Text));
        Assert.Equal([true, false, true], grounding.Grounded.Select(sentence => sentence.IsCitedInDraft));
        Assert.Equal([DropReason.Talk, DropReason.Talk, DropReason.NotSupported, DropReason.Talk], grounding.Dropped.Select(sentence => sentence.Reason));
        Assert.True(grounding.IsEnough);
        Assert.False(grounding.IsRefusal);
    }

    [Fact]
    public void Where_the_stream_is_cut_makes_no_difference() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(), size => Told(Read(Draft, size)) == Told(Read(Draft, Draft.Length))));

    [Theory]
    [InlineData("The sources do not answer this.", true)]
    [InlineData("I'm sorry, but I cannot answer this question based on the provided sources. Please feel free to ask something else!", true)]
    [InlineData("None of this is mentioned in the provided abstracts [1].", true)]
    [InlineData("There is not enough information in the sources.", true)]
    [InlineData("Glaciers are made of cheese, as everybody knows [1].", false)]
    [InlineData("The sources do not mention the costs. IceNet is a graph network that predicts glacier melt from satellite images [1].", false)]
    [InlineData("", false)]
    public void A_refusal_is_known_by_being_the_whole_draft(string draft, bool isRefusal) => Assert.Equal(isRefusal, Read(draft, 5).IsRefusal);

    [Fact]
    public void Less_than_half_is_not_enough()
    {
        var grounding = Read(
            "IceNet is a graph network that predicts glacier melt from satellite images [1]. Glaciers are made of cheese [1]. Penguins built the satellites with great care [2].", 7);

        Assert.Single(grounding.Grounded);
        Assert.False(grounding.IsEnough);
    }

    [Fact]
    public void A_loop_is_endless_and_so_is_a_flood()
    {
        Assert.True(Read(string.Concat(Enumerable.Repeat("IceNet is a graph network that predicts glacier melt [1]. ", 20)), 50).IsEndless);
        Assert.True(Read(string.Concat(Enumerable.Range(0, 200).Select(i => $"Made-up claim {i} of penguin{i} and cheese{i * 7} on moon{i * 3}. ")), 50).IsEndless);
        Assert.True(Read(new string('x', 100_000), 1_000).IsEndless);
        Assert.False(Read(Draft, 50).IsEndless);
    }

    [Fact]
    public void What_comes_before_the_end_of_a_thought_counts_for_nothing()
    {
        var grounding = Read("IceNet is a graph network that predicts glacier melt from satellite images [1]. Glaciers are cheese, I guess.</think>RiverFlow needs no hydrological parameters [2].", 9);

        Assert.Equal("RiverFlow needs no hydrological parameters.", Assert.Single(grounding.Grounded).Text);
        Assert.Empty(grounding.Dropped);
    }

    [Fact]
    public void Any_draft_is_read_without_failing_and_quotes_only_what_was_shown() => Check.QuickThrowOnFailure(Prop.ForAll<string>(noise =>
    {
        var grounding = Read(Draft + (noise ?? "") + " [1]. IceNet " + noise + " predicts glacier melt [1][" + noise + "].", 11);
        return grounding.Grounded.All(sentence => sentence.Quotes.Count > 0 && sentence.Quotes.All(quote => quote.Source is 1 or 2));
    }));

    private static DraftGrounding Read(string draft, int size)
    {
        var grounding = new DraftGrounding(Shown.All(TestPapers.Glacier, TestPapers.River), DraftLimits.Answer);
        for (var at = 0; at < draft.Length && !grounding.IsEndless; at += Math.Max(1, size)) grounding.Read(draft.Substring(at, Math.Min(Math.Max(1, size), draft.Length - at)));
        grounding.Finish(cut: false);
        return grounding;
    }

    private static string Told(DraftGrounding grounding) =>
        string.Join('\n', grounding.Grounded.Select(sentence => sentence.Text + string.Join(',', sentence.Quotes))) + string.Join('\n', grounding.Dropped);
}
