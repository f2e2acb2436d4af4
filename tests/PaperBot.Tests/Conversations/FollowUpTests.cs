using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Prompting;
using Xunit;

namespace PaperBot.Tests.Conversations;

public sealed class FollowUpTests
{
    private static readonly Paper Aligned = Paper("Aligned Attention for Long Video");
    private static readonly Paper Sparse = Paper("Sparse Routing");

    [Theory]
    [InlineData("how do transformers handle long video?")]
    [InlineData("mamba")]
    [InlineData("Which papers prune tokens in vision transformers?")]
    [InlineData("What is dropout and why does it help?")]
    public void A_question_that_stands_alone_is_left_as_it_is(string typed) =>
        Assert.Equal(typed, FollowUp.Resolve(TopicTurn(), typed));

    [Fact]
    public void Without_a_turn_before_nothing_is_added() =>
        Assert.Equal("and for vision?", FollowUp.Resolve(Conversation.Empty, "and for vision?"));

    [Theory]
    [InlineData("and for vision?", "how are language models made cheaper, for vision?")]
    [InlineData("what about speech", "how are language models made cheaper, what about speech")]
    [InlineData("why?", "how are language models made cheaper, why?")]
    [InlineData("are they accurate?", "how are language models made cheaper, are they accurate?")]
    public void What_leans_on_a_topic_is_joined_to_its_question(string typed, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(TopicTurn(), typed));

    [Theory]
    [InlineData("cheaper models year:2023..", "cheaper models year:2023.., for vision?")]
    [InlineData("cheaper models...", "cheaper models, for vision?")]
    public void A_range_of_years_stays_open_when_it_is_carried_on(string root, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(Conversation.Empty.With(root, root, [Aligned, Sparse], null), "and for vision?"));

    [Theory]
    [InlineData("what data does it use?", "what data does \"Aligned Attention for Long Video\" use?")]
    [InlineData("what are its limits?", "what are the limits of \"Aligned Attention for Long Video\"?")]
    [InlineData("and for speech?", "what is Aligned Attention for Long Video, for speech?")]
    [InlineData("what about sparse routing?", "what is sparse routing?")]
    [InlineData("who wrote this paper", "who wrote \"Aligned Attention for Long Video\"")]
    [InlineData("tell me more", "tell me more \"Aligned Attention for Long Video\"")]
    public void What_leans_on_one_paper_names_it(string typed, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(FocusTurn(), typed));

    [Theory]
    [InlineData("what about [2]?", "what about \"Sparse Routing\"?")]
    [InlineData("explain paper 2", "explain \"Sparse Routing\"")]
    [InlineData("what does the second one measure?", "what does \"Sparse Routing\" measure?")]
    [InlineData("and the last paper?", "and \"Sparse Routing\"?")]
    public void A_source_named_by_its_number_becomes_its_title(string typed, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(TopicTurn(), typed));

    [Fact]
    public void A_number_that_no_source_has_stays() =>
        Assert.Equal("explain paper 7", FollowUp.Resolve(TopicTurn(), "explain paper 7"));

    [Fact]
    public void A_question_of_its_own_subject_is_not_given_the_last_paper() =>
        Assert.Equal("who are the authors of Gemma 2?", FollowUp.Resolve(FocusTurn(), "who are the authors of Gemma 2?"));

    [Fact]
    public void A_chain_of_follow_ups_keeps_to_the_question_it_began_with()
    {
        var conversation = TopicTurn().With("are they accurate?", "how are language models made cheaper, are they accurate?", [Aligned, Sparse], null);
        Assert.Equal("how are language models made cheaper, why?", FollowUp.Resolve(conversation, "why?"));
    }

    [Fact]
    public void A_conversation_forgets_its_oldest_turns()
    {
        var conversation = Conversation.Empty;
        for (var i = 0; i < 40; i++) conversation = conversation.With($"q{i}", $"q{i}", [], null);
        Assert.Equal(Conversation.MaxTurns, conversation.Turns.Count);
        Assert.Equal("q39", conversation.Last!.Typed);
        Assert.Equal("q28", conversation.Turns[0].Typed);
    }

    [Fact]
    public void A_chain_of_follow_ups_does_not_grow_for_ever()
    {
        var conversation = TopicTurn();
        for (var i = 0; i < 50; i++)
        {
            var understood = FollowUp.Resolve(conversation, "and what about something else entirely, a rather long continuation?");
            Assert.InRange(understood.Length, 1, 450);
            conversation = conversation.With("and what about something else entirely, a rather long continuation?", understood, [Aligned, Sparse], null);
        }
    }

    private static Conversation TopicTurn() =>
        Conversation.Empty.With("how are language models made cheaper?", "how are language models made cheaper?", [Aligned, Sparse], null);

    private static Conversation FocusTurn() => Conversation.Empty.With("what is Aligned Attention for Long Video?", "what is Aligned Attention for Long Video?", [Aligned, Sparse], Aligned);

    private static Paper Paper(string title) => new() { Id = PaperId.FromTitle(title), Title = title };

    [Theory]
    [InlineData("which is fastest?", "how are language models made cheaper, which is fastest?")]
    [InlineData("which one works best?", "how are language models made cheaper, which one works best?")]
    [InlineData("which is the best?", "how are language models made cheaper, which is the best?")]
    public void A_choice_among_what_was_shown_leans_on_it(string typed, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(TopicTurn(), typed));

    [Fact]
    public void Another_subject_takes_the_place_of_a_whole_title_never_of_a_piece_of_it()
    {
        var paper = Paper("QLoRA: Efficient Finetuning");
        var conversation = Conversation.Empty.With("what data does [2] use?", "what data does \"QLoRA: Efficient Finetuning\" use?", [paper], paper);
        Assert.Equal("what data does GPT-3 use?", FollowUp.Resolve(conversation, "and what about GPT-3?"));
    }

    [Theory]
    [InlineData("what are the limitations?", "what are the limitations of \"Aligned Attention for Long Video\"?")]
    [InlineData("and what is the main idea", "what is the main idea of \"Aligned Attention for Long Video\"?")]
    [InlineData("is there code?", "is there code of \"Aligned Attention for Long Video\"?")]
    [InlineData("what are the limitations of diffusion models?", "what are the limitations of diffusion models?")]
    public void An_aspect_that_names_no_paper_is_that_of_the_one_spoken_of(string typed, string expected) =>
        Assert.Equal(expected, FollowUp.Resolve(FocusTurn(), typed));

    [Theory]
    [InlineData("2", "Sparse Routing")]
    [InlineData("[2]?", "Sparse Routing")]
    [InlineData("the second one please", "Sparse Routing")]
    [InlineData("the last", "Sparse Routing")]
    [InlineData("#1", "Aligned Attention for Long Video")]
    [InlineData("7", null)]
    [InlineData("2 layers", null)]
    [InlineData("", null)]
    public void A_number_alone_points_at_a_paper(string typed, string? expected) => Assert.Equal(expected, FollowUp.PointedAt(TopicTurn(), typed)?.Title);

    [Fact]
    public void What_could_not_be_answered_about_a_paper_is_still_about_it()
    {
        var refused = new Reply.Answered(
            new Answer { Question = "q", Statements = [], Sources = [new Source(1, Sparse, 0)], NoAnswer = new NoAnswer("It does not say.") }, "what data does \"Sparse Routing\" use?");
        Assert.Equal(Sparse, TopicTurn().After("what data does [2] use?", refused).Last!.Focus);
        Assert.Null(TopicTurn().After("how is it done elsewhere?", refused with { Understood = null }).Last!.Focus);
    }
}
