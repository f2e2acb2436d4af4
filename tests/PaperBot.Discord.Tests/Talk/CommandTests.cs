using PaperBot.Discord.Talk;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What people get for slash commands.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_question_is_acknowledged_first_and_answered_with_a_source()
    {
        await using var talk = await TalkWorld.StartAsync();

        var asked = await talk.AskAsync("What does IceNet predict?");
        var answer = await TalkWorld.Finished(asked);

        Assert.Equal(5, asked.Acknowledged!.Kind);
        Assert.False(answer.IsEphemeral);
        Assert.Contains("glacier melt", answer.VisibleText, StringComparison.Ordinal);
        Assert.Contains("What does IceNet predict?", answer.VisibleText, StringComparison.Ordinal);
        Assert.True(answer.HasButton("Evidence"));
        Assert.True(answer.HasButton("Ask a follow-up"));
        Assert.False(answer.HasButton("Share"));
    }

    [Fact]
    public async Task A_private_answer_is_seen_by_the_person_who_asked_only_and_can_be_shared()
    {
        await using var talk = await TalkWorld.StartAsync();

        var asked = await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", "What does IceNet predict?"), ("private", true));
        var answer = await TalkWorld.Finished(asked);

        Assert.True(answer.IsEphemeral);
        Assert.True(answer.HasButton("Share"));
        Assert.Empty(talk.World.Channel.Messages);
    }

    [Theory]
    [InlineData("summary", "topic", "satellite images", "snow")]
    [InlineData("similar", "paper", "2101.00001", "Snow Cover")]
    [InlineData("paper", "paper", "2101.00001", "IceNet")]
    [InlineData("search", "query", "soil moisture", "Soil Moisture Study")]
    public async Task Every_other_request_is_answered(string command, string option, string value, string expected)
    {
        await using var talk = await TalkWorld.StartAsync();

        var reply = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, command, (option, value)));

        Assert.Contains(expected, reply.VisibleText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_papers_are_compared()
    {
        await using var talk = await TalkWorld.StartAsync();

        var reply = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "compare", ("a", "2101.00001"), ("b", "2305.00003")));

        Assert.Contains("IceNet", reply.VisibleText, StringComparison.Ordinal);
        Assert.Contains("RiverFlow", reply.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_status_are_for_the_person_who_asks()
    {
        await using var talk = await TalkWorld.StartAsync();

        var help = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "help"));
        var status = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "status"));

        Assert.True(help.IsEphemeral && status.IsEphemeral);
        Assert.Contains("/ask", help.VisibleText, StringComparison.Ordinal);
        Assert.Contains("24 papers", status.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_offers_papers()
    {
        await using var talk = await TalkWorld.StartAsync();

        var choices = await talk.World.AutocompleteAsync(talk.World.Reader, talk.World.Channel, "paper", "paper", "glac");

        Assert.Contains(choices, choice => choice.Name.Contains("IceNet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_is_paged_in_place_by_its_owner_and_privately_by_others()
    {
        await using var talk = await TalkWorld.StartAsync();
        var other = talk.World.AddUser("linus");
        var found = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "search", ("query", "soil moisture")));
        var first = found.VisibleText;

        var page = await talk.World.ClickAsync(talk.World.Reader, found, "▶️");
        await page.WaitUntilAsync(_ => found.VisibleText != first);
        var others = await TalkWorld.Finished(await talk.World.ClickAsync(other, found, "◀️"));

        Assert.True(others.IsEphemeral);
        Assert.NotEqual(first, found.VisibleText);
    }

    [Fact]
    public async Task Forgetting_deletes_what_was_kept_and_says_how_much()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        await talk.KeptAsync(answer);

        var forgotten = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "forget"));
        var evidence = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Evidence"));

        Assert.True(forgotten.IsEphemeral);
        Assert.Contains("2", forgotten.VisibleText, StringComparison.Ordinal);
        Assert.Contains("no longer remember", evidence.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_question_is_refused_with_what_to_do()
    {
        await using var talk = await TalkWorld.StartAsync();

        var reply = await TalkWorld.Finished(await talk.AskAsync("\u200b \u200b"));

        Assert.True(reply.IsEphemeral);
        Assert.Contains("type a question", reply.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_logged_only_where_that_is_wanted()
    {
        await using var quiet = await TalkWorld.StartAsync();
        await using var open = await TalkWorld.StartAsync(new TalkSetup { Options = new BotOptions { LogTexts = true } });

        foreach (var talk in new[] { quiet, open }) await talk.AnswerAsync("What does IceNet predict?");
        await quiet.UntilAsync(() => quiet.Logged.Contains("was answered", StringComparison.Ordinal), "the request to be logged");

        Assert.DoesNotContain("IceNet", quiet.Logged, StringComparison.Ordinal);
        Assert.Contains("What does IceNet predict?", open.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_may_mean_several_papers_is_chosen_from_a_menu_and_the_comparison_goes_on()
    {
        await using var talk = await TalkWorld.StartAsync();

        var unclear = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "compare", ("a", "IceNet"), ("b", "Soil Moisture Study")));
        var compared = await TalkWorld.Finished(await talk.World.SelectAsync(talk.World.Reader, unclear, Option(unclear.Current.SelectMenus[0], 0)));

        Assert.Contains("“Soil Moisture Study” may mean several papers", unclear.VisibleText, StringComparison.Ordinal);
        Assert.Contains("IceNet", compared.VisibleText, StringComparison.Ordinal);
        Assert.Contains("side by side", compared.VisibleText, StringComparison.Ordinal);
        Assert.False(compared.IsEphemeral);
    }

    [Fact]
    public async Task When_both_names_may_mean_several_papers_one_is_chosen_after_the_other()
    {
        await using var talk = await TalkWorld.StartAsync();

        var both = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "compare", ("a", "Soil Moisture Study"), ("b", "Moisture Study")));
        var menus = both.Current.SelectMenus;
        var one = await TalkWorld.Finished(await talk.World.SelectInAsync(talk.World.Reader, both, menus[1].GetProperty("custom_id").GetString()!, Option(menus[1], 1)));
        var compared = await TalkWorld.Finished(await talk.World.SelectAsync(talk.World.Reader, one, Option(one.Current.SelectMenus[0], 0)));

        Assert.Equal(2, menus.Count);
        Assert.Single(one.Current.SelectMenus);
        Assert.Contains("side by side", compared.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_is_not_compared_with_itself()
    {
        await using var talk = await TalkWorld.StartAsync();

        var reply = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "compare", ("a", "IceNet"), ("b", "2101.00001")));

        Assert.Contains("Both names mean the same paper", reply.VisibleText, StringComparison.Ordinal);
    }

    private static string Option(System.Text.Json.JsonElement menu, int number) => menu.GetProperty("options")[number].GetProperty("value").GetString()!;
}
