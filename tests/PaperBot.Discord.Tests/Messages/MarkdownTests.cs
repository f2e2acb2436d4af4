using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Messages;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Whatever was written is shown as it is: read by an independent model of Discord's markdown, only text is left.</summary>
public class MarkdownTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("**bold** _it_ `code` ~~x~~ ||y||", @"\*\*bold\*\* \_it\_ \`code\` \~\~x\~\~ \|\|y\|\|")]
    [InlineData("# title", @"\# title")]
    [InlineData("a # b - c > d", "a # b - c > d")]
    [InlineData("-# small", @"\-# small")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("12. first", @"12\. first")]
    [InlineData("3.5 points", @"3\.5 points")]
    [InlineData("@everyone <@1>", @"\@everyone \<\@1>")]
    [InlineData("https://a.b/c", @"https\:\/\/a.b\/c")]
    [InlineData("[x](https://a.b)", @"\[x\]\(https\:\/\/a.b)")]
    [InlineData(@"C:\new\", @"C\:\\new\\")]
    [InlineData("one\r\n\ttwo", "one two")]
    [InlineData("a\u202eb\u200bc\u2066d", "abcd")]
    [InlineData("", "")]
    public void Markup_is_escaped_where_it_means_something(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Fact]
    public void What_people_see_is_the_cleaned_text() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var tokens = DiscordMarkdown.Read(Markdown.Escape(text));
        return tokens.All(token => token.Kind == MarkdownKind.Text) && string.Concat(tokens.Select(token => token.Visible)) == Cleaned(text);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("- ", " [1]")]
    [InlineData("> “", "”")]
    [InlineData("-# ", "")]
    [InlineData("**", "**")]
    public void It_stays_text_wherever_it_stands(string before, string after) => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var empty = DiscordMarkdown.Read(before + "x" + after).Where(token => token.Kind != MarkdownKind.Text).ToList();
        var kinds = DiscordMarkdown.Read(before + Markdown.Escape("x" + text) + after).Where(token => token.Kind != MarkdownKind.Text).ToList();
        return empty.SequenceEqual(kinds);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_stays_text_at_the_start_of_a_line_or_item() => Prop.ForAll(AnyText.Arbitrary, text =>
        DiscordMarkdown.Read("- " + Markdown.Escape(text) + "\n" + Markdown.Escape(text)).Count(token => token.Kind != MarkdownKind.Text) == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_never_breaks_its_link() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        var tokens = DiscordMarkdown.Read("[" + Markdown.Label("x" + text, 200) + "](https://arxiv.org/abs/1)");
        return tokens.Count == 1 && tokens[0] is { Kind: MarkdownKind.Link, Url: "https://arxiv.org/abs/1" };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_keeps_within_its_limit_and_tears_nothing_apart() => Prop.ForAll(AnyText.Arbitrary, Gen.Choose(1, 300).ToArbitrary(), (text, limit) =>
    {
        var (whole, cut) = (Markdown.Escape(text), Markdown.Escape(text, limit));
        if (whole.Length <= limit) return cut == whole;
        var kept = DiscordMarkdown.Visible(cut);
        return cut.Length <= limit && kept.EndsWith('…') && Cleaned(text).StartsWith(kept[..^1], StringComparison.Ordinal)
            && DiscordMarkdown.Read(cut).All(token => token.Kind == MarkdownKind.Text) && IsWhole(Cleaned(text), kept.Length - 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_is_made_at_a_word() => Assert.Equal("one two…", Markdown.Escape("one two three four", 12));

    [Fact]
    public void A_letter_carries_a_few_marks_and_no_flood() =>
        Assert.Equal(1 + VisibleText.MaxMarks, VisibleText.Of("q" + new string('\u0323', 10_000)).Length);

    [Fact]
    public void Vowel_signs_and_accents_of_real_scripts_stay()
    {
        foreach (var text in new[] { "שָׁלוֹם", "ภาษาไทยที่นี่", "tiếng Việt", "हिन्दी क्षेत्र", "བསྒྲུབས", "日本語が" }) Assert.Equal(CleanText.From(text), VisibleText.Of(text));
    }

    /// <summary>Cleaned, and no more marks on a letter than are let through: written apart from the code under test.</summary>
    private static string Cleaned(string text)
    {
        var kept = new StringBuilder();
        var marks = 0;
        foreach (var rune in CleanText.From(text).EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= 6) kept.Append(rune);
        }

        return kept.ToString();
    }

    private static bool IsWhole(string text, int end) => end >= text.Length || end == 0 || !char.IsHighSurrogate(text[end - 1]);
}
