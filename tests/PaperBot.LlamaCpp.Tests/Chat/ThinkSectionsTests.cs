using PaperBot.LlamaCpp.Chat;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Chat;

public sealed class ThinkSectionsTests
{
    [Theory]
    [InlineData("no section at all", "no section at all", "")]
    [InlineData("<think>\nhm\n</think>\n\nThe answer.", "The answer.", "\nhm\n")]
    [InlineData("<thinking>a</thinking>b", "b", "a")]
    [InlineData("a <think>b</think> c <think>d</think>e", "a  c e", "bd")]
    [InlineData("<think>never closed", "", "never closed")]
    [InlineData("<think></think>x", "x", "")]
    [InlineData("1 < 2 and <thin air> and </p>", "1 < 2 and <thin air> and </p>", "")]
    [InlineData("stray</think> end", "stray end", "")]
    [InlineData("ends with <thi", "ends with <thi", "")]
    [InlineData("<<think>a</think>", "<", "a")]
    [InlineData("<|channel|>analysis<|message|>hm<|start|>assistant<|channel|>final<|message|>yes", "yes", "hm")]
    [InlineData("<|channel|>final<|message|>yes", "yes", "")]
    public void Reasoning_is_kept_apart_however_the_text_is_cut(string text, string answer, string reasoning)
    {
        for (var length = 1; length <= text.Length; length++) Assert.Equal((answer, reasoning), Read(new ThinkSections(), text.Chunk(length).Select(piece => new string(piece))));
    }

    [Fact]
    public void A_section_that_the_prompt_opened_ends_in_the_text() =>
        Assert.Equal(("The answer.", "hm"), Read(new ThinkSections(begun: true), ["hm</th", "ink>\nThe answer."]));

    [Fact]
    public void What_is_certain_is_not_held_back()
    {
        var sections = new ThinkSections();
        Assert.Equal(new ThinkPiece("The ", ""), sections.Append("The "));
        Assert.Equal(new ThinkPiece("a", ""), sections.Append("a<thi"));
        Assert.Equal(new ThinkPiece("<thistle", ""), sections.Append("stle"));
    }

    [Fact]
    public void A_hundred_thousand_half_markers_take_no_longer_than_their_text()
    {
        var (answer, _) = Read(new ThinkSections(), Enumerable.Repeat("<think", 100_000));
        Assert.Equal(600_000, answer.Length);
    }

    private static (string Answer, string Reasoning) Read(ThinkSections sections, IEnumerable<string> pieces)
    {
        var all = pieces.Select(sections.Append).ToList();
        all.Add(sections.End());
        return (string.Concat(all.Select(piece => piece.Text)), string.Concat(all.Select(piece => piece.Reasoning)));
    }
}
