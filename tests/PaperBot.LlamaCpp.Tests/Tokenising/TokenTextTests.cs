using PaperBot.LlamaCpp.Tokenising;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Tokenising;

public sealed class TokenTextTests
{
    [Fact]
    public void Half_a_character_waits_for_its_other_half()
    {
        using var model = Vocabularies.Load("sentence pieces");
        var text = new TokenText(model.Tokeniser);
        var pieces = model.Tokeniser.Encode("é🙂x", special: false).Select(text.Append).ToList();

        Assert.Equal(["", "é", "", "", "", "🙂", "x"], pieces);
        Assert.Equal("", text.End());
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        using var model = Vocabularies.Load("sentence pieces");
        var text = new TokenText(model.Tokeniser);
        var tokens = model.Tokeniser.Encode("é🙂", special: false);

        Assert.Equal("\ufffd", string.Concat(text.Append(tokens[1])));
        Assert.Equal("", text.Append(tokens[2]));
        Assert.Equal("\ufffdé", text.Append(tokens[0]) + text.Append(tokens[1]));
        Assert.Equal("", text.Append(tokens[0]));
        Assert.Equal("\ufffd", text.End());
        Assert.Equal("", text.End());
    }

    [Theory]
    [InlineData("byte pairs (ChatML)")]
    [InlineData("byte pairs (Llama 3)")]
    public void Markers_of_reasoning_are_written_out_and_other_control_tokens_are_not(string vocabulary)
    {
        using var model = Vocabularies.Load(vocabulary);
        var end = model.Tokeniser.SpecialTexts.First(special => special.Value is "<|im_end|>" or "<|eot_id|>").Key;
        var text = new TokenText(model.Tokeniser);
        var tokens = model.Tokeniser.Encode("<think>hm</think>the", special: true).Append(end);

        Assert.Equal("<think>hm</think>the", string.Concat(tokens.Select(text.Append)) + text.End());
    }

    [Fact]
    public void Tokens_outside_of_the_vocabulary_are_nothing()
    {
        using var model = Vocabularies.Load("byte pairs (ChatML)");
        Assert.Empty(model.Tokeniser.Decode(-1));
        Assert.Empty(model.Tokeniser.Decode(int.MaxValue));
        Assert.False(model.Tokeniser.IsSpecial(-1));
    }
}
