using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Commands;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Discord.Tests.Commands;

/// <summary>How titles become choices.</summary>
public sealed class TitleChoicesTests
{
    [Fact]
    public void A_long_title_is_cut_between_words_and_keeps_its_year()
    {
        var choice = Assert.Single(TitleChoices.Of([Hit("arxiv:1", string.Join(' ', Enumerable.Repeat("retrieval", 20)), 2024)]));
        Assert.Equal("retrieval retrieval retrieval retrieval retrieval retrieval retrieval retrieval retrieval… (2024)", choice.Name);
    }

    [Fact]
    public void A_title_without_spaces_is_cut_between_what_people_see_as_characters()
    {
        var family = "👨‍👩‍👧‍👦";
        var name = Assert.Single(TitleChoices.Of([Hit("arxiv:1", string.Concat(Enumerable.Repeat(family, 20)), null)])).Name;
        Assert.EndsWith(family + "…", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 80, 100);
    }

    [Fact]
    public void Papers_of_the_same_name_show_their_identifiers() => Assert.Equal(
        ["Deep Learning (2015)", "Deep Learning (2015, doi:10.1/x)"], TitleChoices.Of([Hit("arxiv:1", "Deep Learning", 2015), Hit("doi:10.1/x", "Deep Learning", 2015)]).Select(choice => choice.Name));

    [Fact]
    public void A_paper_without_a_title_shows_its_identifier() => Assert.Equal("arxiv:1", Assert.Single(TitleChoices.Of([Hit("arxiv:1", "", null)])).Name);

    [Fact]
    public void An_identifier_that_is_too_long_gives_way_to_the_title()
    {
        var choice = Assert.Single(TitleChoices.Of([Hit("doi:10.1/" + new string('x', 150), "A Short Title", null)]));
        Assert.Equal("A Short Title", choice.Value);
    }

    [Fact]
    public void Any_titles_and_identifiers_make_choices_within_Discords_limits()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        var longer = Gen.Zip(texts, Gen.Choose(1, 60)).Select(pair => string.Concat(Enumerable.Repeat(pair.Item1 + " ß😀", pair.Item2)));
        var hits = Gen.Zip(Gen.OneOf(texts, longer), Gen.OneOf(texts, longer))
            .Select(pair => Hit("s2:" + pair.Item1, CleanText.From(pair.Item2), pair.Item1.Length % 2 == 0 ? 2020 : null)).ListOf(40).ToArbitrary();
        Prop.ForAll(hits, found =>
        {
            var choices = TitleChoices.Of(found);
            Assert.InRange(choices.Count, 1, 25);
            Assert.All(choices, choice => Assert.InRange(choice.Name.Trim().Length, 1, 100));
            Assert.All(choices, choice => Assert.InRange(choice.Value.Trim().Length, 1, 100));
            Assert.All(choices, choice => Assert.InRange(choice.Name.Length, 1, 100));
            Assert.Equal(choices.Count, choices.DistinctBy(choice => choice.Value).Count());
            Assert.All(choices, choice => Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(choice.Name + choice.Value))));
        }).QuickCheckThrowOnFailure();
    }

    private static TitleHit Hit(string id, string title, int? year) => new(PaperId.Parse(id), title, 1) { Year = year };
}
