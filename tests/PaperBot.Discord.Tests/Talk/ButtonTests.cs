using PaperBot.Conversations;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What the buttons below replies do.</summary>
public sealed class ButtonTests
{
    [Fact]
    public async Task Evidence_is_shown_to_whoever_asks_for_it_alone()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        var other = talk.World.AddUser("linus");

        var own = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Evidence"));
        var others = await TalkWorld.Finished(await talk.World.ClickAsync(other, answer, "Evidence"));

        Assert.True(own.IsEphemeral && others.IsEphemeral);
        Assert.Contains("a graph network that predicts glacier melt", own.VisibleText, StringComparison.Ordinal);
        Assert.Equal(own.VisibleText, others.VisibleText);
    }

    [Fact]
    public async Task Similar_papers_to_a_source_are_found_privately()
    {
        await using var talk = await TalkWorld.StartAsync();
        var card = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "paper", ("paper", TalkPapers.GlacierId)));

        var similar = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, card, "Similar papers"));

        Assert.True(similar.IsEphemeral);
        Assert.Contains("Snow Cover", similar.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_of_a_list_is_looked_at()
    {
        await using var talk = await TalkWorld.StartAsync();
        var found = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "search", ("query", "glacier melt")));

        var card = await TalkWorld.Finished(await talk.World.SelectAsync(talk.World.Reader, found, "arxiv:" + TalkPapers.GlacierId));

        Assert.Contains("AlpineMelt", card.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_answer_is_shared_once_and_its_copy_works_for_everybody()
    {
        await using var talk = await TalkWorld.StartAsync();
        var other = talk.World.AddUser("linus");
        var answer = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", "What does IceNet predict?"), ("private", true)));

        var shared = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));
        var again = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));
        var copy = Assert.Single(talk.World.Channel.Messages);
        var evidence = await TalkWorld.Finished(await talk.World.ClickAsync(other, copy, "Evidence"));

        Assert.Contains("Shared", shared.VisibleText, StringComparison.Ordinal);
        Assert.Contains("already", again.VisibleText, StringComparison.Ordinal);
        Assert.Contains("glacier melt", copy.VisibleText, StringComparison.Ordinal);
        Assert.False(copy.HasButton("Share"));
        Assert.Contains("graph network", evidence.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_where_the_bot_may_not_write_names_the_permission()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", "What does IceNet predict?"), ("private", true)));
        talk.World.Channel.Overwrite(talk.World.Bot.Id, deny: WorldPermissions.SendMessages);

        var refused = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Share"));

        Assert.Contains("Send Messages", refused.VisibleText, StringComparison.Ordinal);
        Assert.Empty(talk.World.Channel.Messages);
    }

    [Fact]
    public async Task A_vote_is_kept_and_taken_back_by_a_second_press_even_after_a_restart()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");

        var thanks = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "👍"));
        var judged = await JudgedAsync(talk.State);
        await talk.StopBotAsync();
        await talk.StartBotAsync();
        var takenBack = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "👍"));

        Assert.True(thanks.IsEphemeral);
        Assert.Equal((1, 0), Assert.Single(judged.Select(reply => (reply.Good, reply.Bad))));
        Assert.Contains("Taken back", takenBack.VisibleText, StringComparison.Ordinal);
        Assert.Empty(await JudgedAsync(talk.State));
    }

    [Fact]
    public async Task Only_the_person_who_asked_can_cancel()
    {
        var writer = new SlowWriter("IceNet predicts glacier melt [1].");
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });
        var other = talk.World.AddUser("linus");
        var asked = await talk.AskAsync("What does IceNet predict?");
        var waiting = await asked.WaitForFinalAsync(message => message.HasButton("Cancel"));

        var refused = await TalkWorld.Finished(await talk.World.ClickAsync(other, waiting, "Cancel"));
        var cancel = await talk.World.ClickAsync(talk.World.Reader, waiting, "Cancel");
        var ended = await asked.WaitForTextAsync("Cancelled");

        Assert.True(refused.IsEphemeral);
        Assert.Contains("Only the person", refused.VisibleText, StringComparison.Ordinal);
        Assert.Equal(6, (await cancel.WaitForAcknowledgementAsync()).Kind);
        Assert.Contains("What does IceNet predict?", ended.VisibleText, StringComparison.Ordinal);
        Assert.False(ended.HasButton("Cancel"));
    }

    [Fact]
    public async Task Buttons_whose_reply_is_forgotten_say_so()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");

        foreach (var id in (string[])["Evidence:aaaaaaaaaaaaaaaa", "Good:aaaaaaaaaaaaaaaa", "Share:aaaaaaaaaaaaaaaa", "Page:aaaaaaaaaaaaaaaa:3", "Nothing:x", "", "Retry:a:b", "Evidence", "FollowUp"])
        {
            var reply = await TalkWorld.Finished(await talk.World.ForgeClickAsync(talk.World.Reader, answer, id));
            Assert.Contains("ask the question again", reply.VisibleText.Replace("please ask again", "please ask the question again", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reply_of_another_guild_or_of_somebody_alone_is_not_shown_whatever_the_id()
    {
        await using var talk = await TalkWorld.StartAsync();
        var elsewhere = talk.World.AddGuild("Elsewhere");
        var channel = talk.World.AddChannel("general", elsewhere);
        var stranger = talk.World.AddUser("eve", elsewhere);
        talk.World.Guild.Join(stranger);
        var secret = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", "What does IceNet predict?"), ("private", true)));
        var id = secret.Buttons.First(button => button.Label == "Evidence").CustomId!;
        var foreign = await talk.AnswerAsync("What does RiverFlow forecast?", stranger, channel);
        var near = await talk.AnswerAsync("What does RiverFlow forecast?", stranger, talk.World.Channel);

        var fromFar = await TalkWorld.Finished(await talk.World.ForgeClickAsync(stranger, foreign, id));
        var fromNear = await TalkWorld.Finished(await talk.World.ForgeClickAsync(stranger, near, id));

        Assert.Contains("no longer remember", fromFar.VisibleText, StringComparison.Ordinal);
        Assert.Contains("no longer remember", fromNear.VisibleText, StringComparison.Ordinal);
    }

    private static async Task<List<JudgedReply>> JudgedAsync(IBotState state)
    {
        var judged = new List<JudgedReply>();
        await foreach (var reply in state.ReadJudgedAsync(CancellationToken.None)) judged.Add(reply);
        return [.. judged.Where(reply => reply.Good + reply.Bad > 0)];
    }
}
