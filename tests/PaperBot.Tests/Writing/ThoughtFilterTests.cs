using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Writing;

public sealed class ThoughtFilterTests
{
    [Theory]
    [InlineData("no section at all", "no section at all", "")]
    [InlineData("", "", "")]
    [InlineData("<", "<", "")]
    [InlineData("<think>\nhm\n</think>\n\nThe answer.", "The answer.", "hm\n")]
    [InlineData("  \n<THINK>hm</THINK> Yes.", "Yes.", "hm")]
    [InlineData("<thinking>a < b, </thin></thinking>Yes.", "Yes.", "a < b, </thin>")]
    [InlineData("<thought>a</thought>b", "b", "a")]
    [InlineData("<scratchpad>a</scratchpad>b", "b", "a")]
    [InlineData("<think></think>x", "x", "")]
    [InlineData("<think>never closed", "", "never closed")]
    [InlineData("<think>cut off <think> by the lim", "", "cut off <think> by the lim")]
    [InlineData("<think>one</think>A.\n<think>two</think>B.", "A.\nB.", "onetwo")]
    [InlineData("<think>one</think>A.<think>two</think>B.", "A.\n\nB.", "onetwo")]
    [InlineData("a <think>b</think> c <think>d</think>e", "a c e", "bd")]
    [InlineData("R1 writes <think> before its answer.", "R1 writes <think> before its answer.", "")]
    [InlineData("R1 writes `<think>` and then `</think>`.", "R1 writes `<think>` and then `</think>`.", "")]
    [InlineData("<think>a</think>It ends with `</think>`.", "It ends with `</think>`.", "a")]
    [InlineData("1 < 2 and <thin air> and </p>", "1 < 2 and <thin air> and </p>", "")]
    [InlineData("<thinker> and <thi", "<thinker> and <thi", "")]
    [InlineData("<<think>a</think>", "<", "a")]
    [InlineData("</think>\n\nYes.", "Yes.", "")]
    [InlineData("Hm. Well.</think>Yes.", "Yes.", "Hm. Well.")]
    [InlineData("<think>a</think></think>Yes.</think> No.", "Yes.\n\nNo.", "a")]
    [InlineData("<|channel|>analysis<|message|>hm<|start|>assistant<|channel|>final<|message|>yes", "yes", "hm")]
    [InlineData("<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>yes", "yes", "hm")]
    [InlineData("<|channel|>final<|message|>yes", "yes", "")]
    [InlineData("<|start|>assistant<think>", "<|start|>assistant<think>", "")]
    public void Thoughts_are_kept_apart_however_the_text_is_cut(string written, string text, string thoughts)
    {
        for (var length = 1; length <= Math.Max(1, written.Length); length++) Assert.Equal((text, thoughts), Read(new ThoughtFilter(), Cut(written, length)));
    }

    [Fact]
    public void A_section_that_the_prompt_opened_ends_in_the_text()
    {
        Assert.Equal(("The answer.", "hm"), Read(new ThoughtFilter(begun: true), ["hm</th", "ink>\nThe answer."]));
        Assert.Equal(("Yes.", "hm <think> hm\n"), Read(new ThoughtFilter(begun: true), ["hm <think>", " hm\n</thi", "nk>\n\nYes."]));
    }

    [Fact]
    public void Where_the_thoughts_come_apart_the_answer_begins_at_once()
    {
        var filter = new ThoughtFilter(begun: true);
        filter.ThoughtsComeApart();
        Assert.Equal(("Yes. No.", ""), Read(filter, ["Yes. ", "</think>No."]));
    }

    [Fact]
    public void What_is_certain_is_not_held_back()
    {
        var filter = new ThoughtFilter();
        Assert.Equal(new ThoughtPiece("The ", ""), filter.Read("The "));
        Assert.Equal(new ThoughtPiece("a", ""), filter.Read("a<thi"));
        Assert.Equal(new ThoughtPiece("<thistle", ""), filter.Read("stle"));
    }

    [Fact]
    public void A_restart_is_passed_on_to_the_next_reader()
    {
        var (first, second) = (new ThoughtFilter(), new ThoughtFilter());
        var pieces = new[] { "Hm. `x\n", "y</think>Yes." }.Select(first.Read).ToList();
        var passedOn = pieces.SelectMany(piece => piece.Contents()).OfType<Microsoft.Extensions.AI.TextContent>().Select(content => content.Text);
        Assert.True(pieces[1].Restarts);
        Assert.Equal("Yes.", Read(second, [.. passedOn]).Text);
    }

    [Theory]
    [InlineData("<think")]
    [InlineData("\n<thin")]
    [InlineData("a <think> b")]
    [InlineData("<|start|>assistant")]
    public void A_long_row_of_half_marks_is_given_whole(string half)
    {
        var text = string.Concat(Enumerable.Repeat(half, 50_000)).TrimStart();
        Assert.Equal((text, ""), Read(new ThoughtFilter(), [text]));
    }

    [Fact]
    public void The_cuts_change_nothing()
    {
        string[] parts = ["<think>", "</think>", "<thi", "nk>", "a ", "\n", "`", "<", ">", "<|channel|>", "final<|message|>", "Yes."];
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(parts).ListOf().ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (chosen, length) =>
        {
            var written = string.Concat(chosen);
            return Read(new ThoughtFilter(), [written]) == Read(new ThoughtFilter(), Cut(written, length));
        }));
    }

    private static IEnumerable<string> Cut(string text, int length) => text.Chunk(length).Select(piece => new string(piece));

    private static (string Text, string Thoughts) Read(ThoughtFilter filter, IEnumerable<string> pieces)
    {
        var (text, thoughts) = (new StringBuilder(), new StringBuilder());
        foreach (var piece in pieces.Select(filter.Read).ToList().Append(filter.End()))
        {
            if (piece.Restarts)
            {
                thoughts.Append(text);
                text.Clear();
            }

            text.Append(piece.Text);
            thoughts.Append(piece.Reasoning);
        }

        return (text.ToString(), thoughts.ToString());
    }
}
