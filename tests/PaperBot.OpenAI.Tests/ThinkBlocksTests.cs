using Microsoft.Extensions.AI;
using PaperBot.OpenAI.Chat;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class ThinkBlocksTests
{
    [Theory]
    [InlineData("<think>hm\nhm</think>\n\nYes [1].", "Yes [1].", "hm\nhm")]
    [InlineData("  \n<THINK>hm</THINK> Yes.", "  \nYes.", "hm")]
    [InlineData("<thinking>a < b, </thin></thinking>Yes.", "Yes.", "a < b, </thin>")]
    [InlineData("<think></think>\n\nYes.", "Yes.", "")]
    [InlineData("<think>cut off by the lim", "", "cut off by the lim")]
    [InlineData("<think>one</think>A.\n<think>two</think>B.", "A.\nB.", "onetwo")]
    [InlineData("R1 writes <think> before its answer.", "R1 writes <think> before its answer.", "")]
    [InlineData("</think>\n\nYes.", "Yes.", "")]
    [InlineData("<thinker> and <thi", "<thinker> and <thi", "")]
    [InlineData("<<think>x</think>", "<<think>x</think>", "")]
    [InlineData("<", "<", "")]
    [InlineData("", "", "")]
    public void Thoughts_are_told_from_the_answer_however_it_is_cut(string written, string text, string thoughts)
    {
        for (var size = 1; size <= Math.Max(1, written.Length); size++) Assert.Equal((text, thoughts), Read(false, written.Chunk(size).Select(piece => new string(piece))));
    }

    [Fact]
    public void A_model_that_thinks_first_answers_after_the_closing_mark() =>
        Assert.Equal(("Yes.", "hm <think> hm\n"), Read(true, ["hm <think>", " hm\n</thi", "nk>\n\nYes."]));

    [Fact]
    public void A_long_row_of_unfinished_marks_takes_no_long_time()
    {
        var text = string.Concat(Enumerable.Repeat("\n<thin", 100_000));
        Assert.Equal((text, ""), Read(false, [text]));
    }

    private static (string Text, string Thoughts) Read(bool thinksFirst, IEnumerable<string> pieces)
    {
        var blocks = new ThinkBlocks(thinksFirst);
        AIContent[] contents = [.. pieces.SelectMany(blocks.Read), .. blocks.End()];
        return (string.Concat(contents.OfType<TextContent>()), string.Concat(contents.OfType<TextReasoningContent>()));
    }
}
