using PaperBot.DiscordServer.World;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How an answer is shown while a model writes it.</summary>
public sealed class StreamingTests
{
    private static readonly string[] Draft = ["IceNet is a graph network that predicts glacier melt from satellite images [1].", "IceNet reduces the error of melt forecasts by 18.5% compared to regression baselines [1]."];

    [Fact]
    public async Task Statements_appear_as_they_are_written_and_the_finished_answer_takes_their_place()
    {
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });
        var asked = await talk.AskAsync("What does IceNet predict?");

        await asked.WaitForFinalAsync(message => message.HasButton("Cancel"));
        writer.LetGo(1);
        await talk.UntilAsync(() => writer.Waiting == 1, "the model to wait for its second sentence");
        writer.LetGo();
        var answer = await TalkWorld.Finished(asked);

        Assert.Contains("18.5%", answer.VisibleText, StringComparison.Ordinal);
        Assert.Single(asked.Messages);
        Assert.False(answer.HasButton("Cancel"));
    }

    [Fact]
    public async Task The_place_in_the_queue_is_shown()
    {
        var writer = new SlowWriter(Draft) { Place = 3 };
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });

        var asked = await talk.AskAsync("What does IceNet predict?");
        var waiting = await asked.WaitForTextAsync("place 3");
        writer.LetGo();

        Assert.True(waiting.HasButton("Cancel") || !waiting.IsLoading);
        await TalkWorld.Finished(asked);
    }

    [Fact]
    public async Task Answers_that_grow_side_by_side_in_one_channel_never_meet_its_rate_limit()
    {
        // Given
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });
        talk.Discord.Faults.EnforceBuckets(5, TimeSpan.FromSeconds(1));

        // When
        var asked = new List<Exchange>();
        for (var person = 0; person < 6; person++) asked.Add(await talk.World.MentionAsync(talk.World.AddUser($"reader{person}"), talk.World.Channel, "What does IceNet predict?"));
        await talk.UntilAsync(() => writer.Waiting == asked.Count, "the model to wait for its first sentences");
        writer.LetGo(asked.Count);
        await talk.UntilAsync(() => asked.Any(one => one.Messages.Count > 0 && one.Messages[0].VisibleText.Contains("Writing", StringComparison.Ordinal)), "one to show that it is written");
        writer.LetGo();
        foreach (var one in asked) Assert.Contains("18.5%", (await TalkWorld.Finished(one)).VisibleText, StringComparison.Ordinal);

        // Then
        Assert.Equal(0, talk.Discord.Faults.Exceeded);
        Assert.All(asked, one => Assert.Single(one.Messages));
    }

    [Fact]
    public async Task An_answer_that_is_there_at_once_is_shown_without_a_step_between()
    {
        await using var talk = await TalkWorld.StartAsync();
        await talk.AnswerAsync("What does RiverFlow forecast?");

        var answer = await talk.AnswerAsync("What does IceNet predict?");

        Assert.DoesNotContain(answer.History, state => state.Buttons.Any(button => button.Label == "Cancel"));
    }

    [Fact]
    public async Task A_mention_is_answered_in_the_one_message_that_showed_the_waiting()
    {
        var writer = new SlowWriter(Draft);
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });
        var asked = await talk.World.MentionAsync(talk.World.Reader, talk.World.Channel, "What does IceNet predict?");

        await asked.WaitForFinalAsync(message => message.HasButton("Cancel"));
        writer.LetGo();
        var answer = await TalkWorld.Finished(asked);

        Assert.Single(asked.Messages);
        Assert.Contains("glacier melt", answer.VisibleText, StringComparison.Ordinal);
        Assert.True(talk.World.Channel.TypingShown > 0);
    }

    [Fact]
    public async Task When_the_model_fails_the_papers_own_sentences_stand_in_its_place()
    {
        var writer = new SlowWriter(Draft) { Failure = () => new ModelException("The model ended unexpectedly; run paperbot doctor.") };
        writer.LetGo();
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { Desk = writer.Desk() });

        var answer = await talk.AnswerAsync("What does IceNet predict?");

        Assert.Contains("glacier melt", answer.VisibleText, StringComparison.Ordinal);
    }
}
