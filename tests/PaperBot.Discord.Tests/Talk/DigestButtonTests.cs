using PaperBot.DiscordServer.World;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What the buttons below digests do, for whoever presses them, also long after.</summary>
public sealed class DigestButtonTests
{
    private static readonly PaperId Glacier = TestPapers.Glacier.Id;
    private static readonly PaperId Snow = TestPapers.Snow.Id;

    [Fact]
    public async Task Two_people_say_what_they_think_of_papers_each_for_themselves_even_after_a_restart()
    {
        await using var talk = await TalkWorld.StartAsync();
        var other = talk.World.AddUser("linus");
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.Glacier, TestPapers.Snow);
        await talk.StopBotAsync();
        await talk.StartBotAsync();

        var asked = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "Not for me"));
        var others = await TalkWorld.Finished(await talk.World.ClickAsync(other, message, "👍"));
        var noted = await (await talk.World.SelectAsync(talk.World.Reader, asked, Glacier.Text)).WaitForTextAsync("Noted: ");
        var liked = await (await talk.World.SelectAsync(other, others, Glacier.Text)).WaitForTextAsync("Noted: ");

        Assert.True(asked.IsEphemeral && noted.IsEphemeral && liked.IsEphemeral);
        Assert.Contains("IceNet", noted.VisibleText, StringComparison.Ordinal);
        Assert.Equal([(Glacier, false)], await OpinionsAsync(talk, talk.World.Reader));
        Assert.Equal([(Glacier, true)], await OpinionsAsync(talk, other));
    }

    [Fact]
    public async Task What_was_said_is_taken_back_and_another_paper_can_be_chosen_in_the_same_place()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.Glacier, TestPapers.Snow);
        var menu = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "👍"));

        await (await talk.World.SelectAsync(talk.World.Reader, menu, Glacier.Text)).WaitForTextAsync("IceNet");
        await (await talk.World.SelectAsync(talk.World.Reader, menu, Snow.Text)).WaitForTextAsync("Snow Cover");
        await (await talk.World.ClickAsync(talk.World.Reader, menu, "Take it back")).WaitForTextAsync("Taken back");

        Assert.Equal([(Glacier, true)], await OpinionsAsync(talk, talk.World.Reader));
        var counts = await talk.Store.GetActivityAsync($"guild/{talk.World.Guild.Id}", DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None);
        Assert.Equal([(Glacier, 1)], counts.Where(count => count is { Kind: Trends.ActivityKind.Liked, Count: > 0 }).Select(count => (count.Paper, count.Count)));
    }

    [Fact]
    public async Task With_one_paper_the_buttons_act_at_once()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.Glacier);

        var noted = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "Not for me"));
        var similar = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "Similar"));

        Assert.Contains("IceNet", noted.VisibleText, StringComparison.Ordinal);
        Assert.Contains("is not for you", noted.VisibleText, StringComparison.Ordinal);
        Assert.True(similar.IsEphemeral);
        Assert.Contains("Snow Cover", similar.VisibleText, StringComparison.Ordinal);
        Assert.Contains("glacier", message.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_papers_are_asked_for_by_a_private_menu()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.River, TestPapers.Glacier);

        var menu = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "Similar"));
        var similar = await TalkWorld.Finished(await talk.World.SelectAsync(talk.World.Reader, menu, Glacier.Text));

        Assert.True(menu.IsEphemeral && similar.IsEphemeral);
        Assert.Contains("Snow Cover", similar.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_from_the_digests_papers_alone_and_their_numbers_mean_them()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.River, TestPapers.Snow);

        var form = await (await talk.World.ClickAsync(talk.World.Reader, message, "Ask about these")).WaitForFormAsync();
        var numbered = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, ("question", "What does [1] forecast?")));
        var again = await (await talk.World.ClickAsync(talk.World.Reader, message, "Ask about these")).WaitForFormAsync();
        var outside = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, again, ("question", "Which method predicts glacier melt with graph networks?")));

        Assert.Contains("RiverFlow", numbered.VisibleText, StringComparison.Ordinal);
        Assert.Contains("flood", numbered.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("IceNet", outside.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_delivery_is_told_calmly_by_every_button()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel, TestPapers.River, TestPapers.Snow);
        await talk.StopBotAsync();
        await talk.StartBotAsync();
        foreach (var kept in await talk.Store.GetAtAsync(DigestWorld.Place(talk.World.Channel), CancellationToken.None)) await talk.Store.ChangeAsync(kept.Subscription.Id, _ => null, CancellationToken.None);

        foreach (var button in (string[])["Similar", "👍", "Not for me", "Change or stop"])
            Assert.Contains("no longer have it", (await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, button))).VisibleText, StringComparison.Ordinal);
        var form = await (await talk.World.ClickAsync(talk.World.Reader, message, "Ask about these")).WaitForFormAsync();
        var asked = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, ("question", "What does [1] forecast?")));
        Assert.Contains("no longer have it", asked.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_changed_by_its_subscriber_and_those_who_manage_the_channel()
    {
        await using var talk = await TalkWorld.StartAsync();
        var message = await talk.DeliverAsync(talk.World.Manager, talk.World.Channel);

        var refused = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, message, "Change or stop"));
        var panel = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Manager, message, "Change or stop"));
        await (await talk.World.ClickAsync(talk.World.Manager, panel, "End it")).WaitForTextAsync("no longer come");

        Assert.Contains("somebody else", refused.VisibleText, StringComparison.Ordinal);
        Assert.Empty(await talk.Store.GetAtAsync(DigestWorld.Place(talk.World.Channel), CancellationToken.None));
    }

    [Fact]
    public async Task A_good_answer_likes_what_it_cites_and_a_card_is_liked_itself()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        var card = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "paper", ("paper", "2203.00002")));

        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, card, "👎"));
        var thanks = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "👍"));
        var both = await OpinionsAsync(talk, talk.World.Reader);
        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "👎"));
        var after = await OpinionsAsync(talk, talk.World.Reader);

        Assert.Contains("for liked", thanks.VisibleText, StringComparison.Ordinal);
        Assert.Equal([(Glacier, true), (Snow, false)], both.Order());
        Assert.Equal([(Snow, false)], after);
    }

    [Fact]
    public async Task Doings_are_counted_without_names_unless_the_server_switched_it_off_and_failures_disturb_nobody()
    {
        await using var talk = await TalkWorld.StartAsync();
        await talk.AnswerAsync("What does IceNet predict?");
        await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "paper", ("paper", TalkPapers.GlacierId)));
        await talk.UntilAsync(() => Counts(talk).Result.Count == 2, "two doings to be counted");
        await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Manager, talk.World.Channel, "settings activity", ("on", false)));
        await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "paper", ("paper", "2305.00003")));
        await talk.StopBotAsync();
        await talk.StartBotAsync();

        Assert.Equal([(Trends.ActivityKind.Asked, 1), (Trends.ActivityKind.Opened, 1)], (await Counts(talk)).Select(count => (count.Kind, count.Count)).Order());
    }

    private static Task<IReadOnlyList<Trends.PaperActivity>> Counts(TalkWorld talk) =>
        talk.Store.GetActivityAsync($"guild/{talk.World.Guild.Id}", DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None);

    private static async Task<IEnumerable<(PaperId Paper, bool IsLiked)>> OpinionsAsync(TalkWorld talk, WorldUser user) =>
        (await talk.Store.GetOpinionsAsync($"{user.Id}", 100, CancellationToken.None)).Select(opinion => (opinion.Paper, opinion.IsLiked));
}
