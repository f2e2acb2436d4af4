using FsCheck;
using FsCheck.Fluent;
using PaperBot.Postgres.Server;
using Xunit;

namespace PaperBot.Postgres.Tests;

public sealed class KeptTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain é 漢 \ud83d\ude00", "plain é 漢 \ud83d\ude00")]
    [InlineData("a\0b", "a\u00010000b")]
    [InlineData("\u0001", "\u00010001")]
    public void What_the_server_refuses_is_written_in_digits(string text, string kept)
    {
        Assert.Equal(kept, KeptText.Write(text));
        Assert.Equal(text, KeptText.Read(kept));
    }

    // Attributes cannot hold halves of characters.
    [Fact]
    public void Halves_of_characters_are_written_in_digits_and_whole_ones_are_not()
    {
        What_the_server_refuses_is_written_in_digits("\ud83d", "\u0001d83d");
        What_the_server_refuses_is_written_in_digits("\ude00\ud83d\ude00\ud83d", "\u0001de00\ud83d\ude00\u0001d83d");
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_and_holds_nothing_that_the_server_refuses()
    {
        var signs = Gen.Elements('\0', '\u0001', 'a', '0', 'd', '8', '\ud83d', '\ude00', '\uffff', 'é');
        Prop.ForAll(signs.ListOf().Select(list => new string([.. list])).ToArbitrary(), text =>
        {
            var kept = KeptText.Write(text);
            return !kept.Contains('\0', StringComparison.Ordinal) && IsWhole(kept) && KeptText.Read(kept) == text;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Beginnings_stay_beginnings()
    {
        foreach (var place in new[] { "guild/\0", "guild/\u0001", "guild/0001" }) Assert.StartsWith(KeptText.Write(place), KeptText.Write(place + "/channel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("\u0001zzzz")]
    [InlineData("a\u0001000")]
    public void What_somebody_else_wrote_is_read_as_it_is(string kept) => Assert.Equal(kept, KeptText.Read(kept));

    private static bool IsWhole(string text)
    {
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return false;
        }
    }
}
