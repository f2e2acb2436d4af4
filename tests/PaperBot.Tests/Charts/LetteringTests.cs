using PaperBot.Charts;
using Xunit;

namespace PaperBot.Tests.Charts;

public sealed class LetteringTests
{
    [Fact]
    public void Every_printable_ASCII_character_is_drawn()
    {
        for (var character = '!'; character <= '~'; character++)
        {
            Assert.True(Lettering.CanDraw($"{character}"), $"{character}");
            var picture = new Picture(60, 60);
            Lettering.Draw(picture, $"{character}", 20, 40, 20, Colour.Of(0xFFFFFF));
            Assert.Contains(Enumerable.Range(0, 60), y => picture.Row(y).ContainsAnyExcept((byte)0));
        }
    }

    [Fact]
    public void No_two_letters_look_the_same()
    {
        var drawn = new Dictionary<string, char>(StringComparer.Ordinal);
        for (var character = '!'; character <= '~'; character++)
        {
            var picture = new Picture(90, 90);
            Lettering.Draw(picture, $"{character}", 20, 60, 40, Colour.Of(0xFFFFFF));
            var look = string.Concat(Enumerable.Range(0, 90).Select(y => Convert.ToHexString(picture.Row(y))));
            Assert.True(drawn.TryAdd(look, character), $"{character} looks like {drawn.GetValueOrDefault(look)}");
        }
    }

    [Theory]
    [InlineData("Émile Łukasiewicz", "Emile Lukasiewicz")]
    [InlineData("naïve straße Æther", "naive strasse Aether")]
    [InlineData("β-VAE with Δt", "beta-VAE with Deltat")]
    [InlineData("≤ 5 − 3", "<= 5 - 3")]
    [InlineData("  two\t lines\n", "two lines")]
    public void What_the_font_lacks_is_written_in_letters_that_it_has(string text, string written) => Assert.Equal(written, Lettering.Written(text).Trim());

    [Fact]
    public void What_cannot_be_written_is_told_rather_than_drawn_as_boxes()
    {
        Assert.False(Lettering.CanDraw("扩散模型"));
        Assert.False(Lettering.CanDraw("모델"));
        Assert.False(Lettering.CanDraw("😀"));
        Assert.Equal("", Lettering.Written("扩散"));
    }

    [Fact]
    public void Text_is_cut_to_its_room()
    {
        foreach (var room in (double[])[0, 5, 40, 100, 400])
        {
            Assert.InRange(Lettering.WidthOf(Lettering.Fit(new string('m', 300), room, 12), 12), 0, room);
            Assert.All(Lettering.Wrap(string.Join(' ', Enumerable.Repeat("retrieval", 40)), room, 12), line => Assert.InRange(Lettering.WidthOf(line, 12), 0, room));
        }
    }

    [Fact]
    public void A_title_of_two_lines_is_broken_evenly()
    {
        var lines = Lettering.Wrap("the quick brown fox jumps over the lazy dog", Lettering.WidthOf("the quick brown fox jumps over the lazy", 12), 12);
        Assert.Equal(["the quick brown fox", "jumps over the lazy dog"], lines);
    }
}
