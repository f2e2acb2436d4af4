using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>What people get for messages.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_mention_is_a_question_answered_by_a_reply()
    {
        await using var talk = await TalkWorld.StartAsync();

        var mentioned = await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?");
        var answer = await TalkWorld.Finished(mentioned);

        Assert.Same(mentioned.Sent, answer.Reference);
        Assert.Contains("glacier melt", answer.VisibleText, StringComparison.Ordinal);
        Assert.Single(mentioned.Messages);
        Assert.Empty(answer.Mentions);
    }

    [Fact]
    public async Task A_direct_message_is_a_question_and_the_next_one_goes_on()
    {
        await using var talk = await TalkWorld.StartAsync();

        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));
        var next = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What data is it trained on?"));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_to_the_bot_goes_on_with_that_answer()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?"));
        await talk.KeptAsync(answer);

        var next = await TalkWorld.Finished(await talk.World.ReplyAsync(talk.World.Reader, answer, "What data is it trained on?"));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_mention_begins_a_new_conversation()
    {
        await using var talk = await TalkWorld.StartAsync();
        await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?"));

        var other = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What data is it trained on?"));

        Assert.DoesNotContain("understood", other.VisibleText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("IceNet: Predicting", other.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_mention_is_greeted()
    {
        await using var talk = await TalkWorld.StartAsync();

        var greeting = await TalkWorld.Finished(await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, ""));

        Assert.Contains("/help", greeting.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_Discord_does_not_show_gets_a_hint_once()
    {
        await using var talk = await TalkWorld.StartAsync();
        var answer = await talk.AnswerAsync("What does IceNet predict?");

        var first = await talk.World.ReplyAsync(talk.World.Reader, answer, "and its data?");
        var hint = await TalkWorld.Finished(first);
        var second = await talk.World.ReplyAsync(talk.World.Reader, answer, "hello?");
        await talk.AnswerAsync("What does RiverFlow forecast?");

        Assert.Contains("mention me", hint.VisibleText, StringComparison.Ordinal);
        Assert.Empty(second.Messages);
    }

    [Fact]
    public async Task Talk_of_others_is_passed_over()
    {
        await using var talk = await TalkWorld.StartAsync();

        var said = await talk.World.SayAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict? @everyone");
        await talk.AnswerAsync("What does RiverFlow forecast?");

        Assert.Empty(said.Messages);
    }

    [Fact]
    public async Task The_same_message_twice_is_answered_once()
    {
        await using var talk = await TalkWorld.StartAsync();
        var mentioned = await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?");

        await talk.World.DispatchAgainAsync(mentioned);
        await TalkWorld.Finished(mentioned);
        await talk.World.DispatchAgainAsync(mentioned);
        await talk.AnswerAsync("What does RiverFlow forecast?");

        Assert.Single(mentioned.Messages);
    }

    [Fact]
    public async Task Evidence_can_be_asked_for_in_words()
    {
        await using var talk = await TalkWorld.StartAsync();
        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));

        var evidence = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "show me the evidence"));

        Assert.Contains("word for word", evidence.VisibleText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("What can you do?")]
    [InlineData("how does this work?")]
    public async Task Who_asks_for_help_in_words_gets_what_the_command_tells(string text)
    {
        await using var talk = await TalkWorld.StartAsync();

        var help = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, text));

        Assert.Contains("/compare", help.VisibleText, StringComparison.Ordinal);
        Assert.False(help.IsEphemeral);
    }

    [Theory]
    [InlineData("hi", "Hello!")]
    [InlineData("thanks!", "You are welcome")]
    public async Task Small_talk_gets_a_friendly_word_without_buttons_and_the_conversation_goes_on(string text, string expected)
    {
        await using var talk = await TalkWorld.StartAsync();

        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));
        var word = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, text));
        var next = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What data is it trained on?"));

        Assert.Contains(expected, word.VisibleText, StringComparison.Ordinal);
        Assert.Empty(word.Buttons);
        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_asked_for_in_words_is_that_of_the_last_answer_with_quotes()
    {
        await using var talk = await TalkWorld.StartAsync();

        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));
        await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "Who wrote it?"));
        var evidence = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "show me the evidence"));

        Assert.Contains("graph network", evidence.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_similar_papers_the_talk_is_still_about_the_paper()
    {
        await using var talk = await TalkWorld.StartAsync();

        var answer = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "What does IceNet predict?"));
        await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, answer, "Similar papers"));
        var next = await TalkWorld.Finished(await talk.World.DirectAsync(talk.World.Reader, "and what data is it trained on?"));

        Assert.Contains("AlpineMelt", next.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("2101.00001,", next.VisibleText, StringComparison.Ordinal);
    }
}
