using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How conversations go on.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task A_follow_up_opens_a_thread_that_knows_the_answer()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");

        var opened = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up"));
        var thread = answer.Thread!;
        var next = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, thread, "What data is it trained on?"));

        Assert.True(opened.IsEphemeral);
        Assert.Contains(thread.Mention, opened.Content, StringComparison.Ordinal);
        Assert.Equal("What does IceNet predict?", thread.Name);
        Assert.Contains("mention me", thread.Messages[0].Content, StringComparison.Ordinal);
        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.False(next.HasButton("Ask a follow-up"));
    }

    [Fact]
    public async Task In_the_thread_the_button_opens_a_form()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up"));
        var line = answer.Thread!.Messages[0];

        var form = await (await talk.World.ClickAsync(talk.World.Reader, line, "Ask a follow-up")).WaitForFormAsync();
        var next = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What data is it trained on?")));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.Same(answer.Thread, next.Channel);
    }

    [Theory]
    [InlineData(WorldPermissions.CreatePublicThreads)]
    [InlineData(WorldPermissions.SendMessagesInThreads)]
    public async Task Where_the_bot_may_open_no_thread_there_is_a_form(WorldPermissions missing)
    {
        await using var talk = await TalkWorld.StartAsync();
        talk.World.Channel.Overwrite(talk.World.Bot.Id, deny: missing);
        var answer = await talk.AnswerAsync("What does IceNet predict?");

        var form = await (await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up")).WaitForFormAsync();
        var next = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What data is it trained on?")));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.False(next.IsEphemeral);
    }

    [Fact]
    public async Task A_private_answer_goes_on_privately()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, "ask", ("question", "What does IceNet predict?"), ("private", true)));

        var form = await (await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up")).WaitForFormAsync();
        var next = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What data is it trained on?")));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.True(next.IsEphemeral);
    }

    [Fact]
    public async Task After_a_restart_the_conversation_goes_on()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?"));
        await talk.KeptAsync(answer);

        await talk.StopBotAsync();
        await talk.StartBotAsync();
        var next = await TalkWorld.Finished(await talk.World.ReplyAsync(talk.World.Reader, answer, "What data is it trained on?"));
        var evidence = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Evidence"));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.Contains("graph network", evidence.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_asked_about_through_a_form()
    {
        await using var talk = await TalkWorld.StartAsync();
        var said = (await talk.World.SayAsync(talk.World.Reader, talk.World.Channel, "Have you seen https://arxiv.org/abs/2101.00001 ?")).Sent!;

        var form = await (await talk.World.MessageCommandAsync(talk.World.Reader, "Ask about this", said)).WaitForFormAsync();
        var answer = await TalkWorld.Finished(await talk.World.SubmitFormAsync(talk.World.Reader, form, (form.Inputs[0].CustomId, "What data is it trained on?")));

        Assert.Contains("AlpineMelt", answer.VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Have you seen https://arxiv.org/abs/2101.00001 ?")]
    [InlineData("A graph network that predicts glacier melt from satellite images")]
    public async Task Similar_papers_to_a_message_are_found(string text)
    {
        await using var talk = await TalkWorld.StartAsync();
        var said = (await talk.World.SayAsync(talk.World.Reader, talk.World.Channel, text)).Sent!;

        var similar = await TalkWorld.Finished(await talk.World.MessageCommandAsync(talk.World.Reader, "Find similar papers", said));

        Assert.Contains("Snow Cover", similar.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_one_place_is_not_known_in_another()
    {
        await using var talk = await TalkWorld.StartAsync();
        var elsewhere = talk.World.AddGuild("Elsewhere");
        var channels = new[] { talk.World.AddChannel("second"), talk.World.AddChannel("general", elsewhere) };
        elsewhere.Join(talk.World.Reader);
        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));
        await talk.AnswerAsync("What does IceNet predict?");
        var other = talk.World.AddUser("linus");

        foreach (var channel in channels)
        {
            var answer = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, channel, "What data is it trained on?"));
            Assert.DoesNotContain("IceNet: Predicting Glacier Melt with Graph Networks\"", answer.VisibleText, StringComparison.Ordinal);
        }

        var direct = await TalkWorld.Finished(await talk.World.DirectAsync(other, "What data is it trained on?"));
        Assert.DoesNotContain("trained on of", direct.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("IceNet: Predicting Glacier Melt with Graph Networks\"", direct.VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("similar", "paper", "2101.00001", "Similar to IceNet")]
    [InlineData("paper", "paper", "2101.00001", "IceNet: Predicting Glacier Melt with Graph Networks")]
    [InlineData("summary", "topic", "satellite images", "Summary: satellite images")]
    [InlineData("search", "query", "soil moisture", "Search: soil moisture")]
    public async Task A_thread_is_named_after_what_it_is_about(string command, string option, string value, string expected)
    {
        await using var talk = await TalkWorld.StartAsync();
        var reply = await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Reader, talk.World.Channel, command, (option, value)));
        await talk.KeptAsync(reply);

        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, reply, reply.HasButton("Ask about it") ? "Ask about it" : "Ask a follow-up"));

        Assert.Equal(expected, reply.Thread?.Name);
    }

    [Fact]
    public async Task An_answer_that_says_nothing_new_says_so()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up"));

        var same = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, answer.Thread!, "and for zebras?"));
        var other = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, answer.Thread!, "What data is it trained on?"));

        Assert.Contains("say no more on this", same.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("say no more on this", other.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_new_thread_the_evidence_of_its_answer_is_at_hand()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");
        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Ask a follow-up"));

        var evidence = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, answer.Thread!, "show me the evidence"));

        Assert.Contains("graph network", evidence.VisibleText, StringComparison.Ordinal);
    }
}
