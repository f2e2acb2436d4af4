using PaperBot.Conversations;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class BotStateConformance
{
    [Fact]
    public async Task A_place_where_nothing_was_said_has_an_empty_conversation()
    {
        await using var state = await OpenAsync("nothing");
        Assert.Empty((await state.GetConversationAsync("guild/1/channel/2", Token)).Turns);
    }

    [Fact]
    public async Task Turns_come_back_in_order_and_only_at_their_place()
    {
        await using (var state = await OpenAsync("turns"))
        {
            await state.AddTurnAsync("dm/1", "user/1", NewTurn("first"), Token);
            await state.AddTurnAsync("dm/2", "user/2", NewTurn("elsewhere"), Token);
            await state.AddTurnAsync("dm/1", "user/1", NewTurn("second", "first"), Token);
        }

        await using var reopened = await OpenAsync("turns");
        var turns = (await reopened.GetConversationAsync("dm/1", Token)).Turns;
        Assert.Equal([("first", "first", "first"), ("second", "second (first)", "first")], turns.Select(turn => (turn.Typed, turn.StandAlone, turn.Root)));
        Assert.Equal(["elsewhere"], await TypedAsync(reopened, "dm/2"));
    }

    [Fact]
    public async Task Papers_of_a_turn_keep_what_is_shown_of_them_and_no_abstract()
    {
        await using var state = await OpenAsync("papers");
        await state.AddTurnAsync("dm/1", "user/1", NewTurn("question"), Token);
        var turn = Assert.Single((await state.GetConversationAsync("dm/1", Token)).Turns);
        foreach (var paper in new[] { Assert.Single(turn.Sources), turn.Focus! })
        {
            Assert.Equal(NewPaper().AllIds, paper.AllIds);
            Assert.Equal(("Attention Is All You Need", 2017, new DateOnly(2017, 6, 12), "NeurIPS"), (paper.Title, paper.Year, paper.Published, paper.Venue));
            Assert.Equal(["Ashish Vaswani", "Noam Shazeer"], paper.Authors);
            Assert.Equal("", paper.Abstract);
        }
    }

    [Fact]
    public async Task A_turn_about_no_paper_in_particular_is_kept_too()
    {
        await using var state = await OpenAsync("no focus");
        await state.AddTurnAsync("dm/1", "user/1", NewTurn("question") with { Sources = [], Focus = null }, Token);
        Assert.Equal(["question"], await TypedAsync(state, "dm/1"));
    }

    [Fact]
    public async Task Only_the_last_turns_of_a_place_are_kept()
    {
        await using var state = await OpenAsync("many");
        for (var n = 0; n < Conversation.MaxTurns + 5; n++) await state.AddTurnAsync("dm/1", "user/1", NewTurn($"question {n}"), Token);
        Assert.Equal(Enumerable.Range(5, Conversation.MaxTurns).Select(n => $"question {n}"), await TypedAsync(state, "dm/1"));
    }

    [Fact]
    public async Task A_reply_comes_back_as_it_was_given()
    {
        await using (var state = await OpenAsync("reply")) await state.SaveReplyAsync(NewReply("a"), Token);
        await using var reopened = await OpenAsync("reply");
        var (given, kept) = (NewReply("a"), await reopened.GetReplyAsync("a", Token));
        Assert.Equal((given.Id, given.User, given.Place, given.Request, given.At), (kept!.Id, kept.User, kept.Place, kept.Request, kept.At));
        Assert.Equal((given.Answer!.Text, given.Answer.Mode, given.Answer.Note, given.Answer.AnswerElapsed), (kept.Answer!.Text, kept.Answer.Mode, kept.Answer.Note, kept.Answer.AnswerElapsed));
        Assert.Equal(given.Answer.Statements[0].Citations, kept.Answer.Statements[0].Citations);
        Assert.Equal("Models", kept.Answer.Statements[0].Heading);
        Assert.Equal((1, 0.75, NewPaper().Id), (kept.Answer.Sources[0].Number, kept.Answer.Sources[0].FusedScore, kept.Answer.Sources[0].Paper.Id));
    }

    [Fact]
    public async Task A_reply_that_was_never_kept_is_not_there()
    {
        await using var state = await OpenAsync("unknown");
        Assert.Null(await state.GetReplyAsync("nobody", Token));
        Assert.Null(await state.GetReplyByMessageAsync("nobody", Token));
    }

    [Fact]
    public async Task A_reply_kept_again_replaces_the_first_and_keeps_its_messages_and_verdicts()
    {
        await using var state = await OpenAsync("again");
        await state.SaveReplyAsync(NewReply("a"), Token);
        await state.LinkMessageAsync("message/1", "a", Token);
        await state.SaveVerdictAsync("a", "user/9", Verdict.Good, Noon, Token);
        await state.SaveReplyAsync(NewReply("a") with { Answer = null }, Token);
        Assert.Null((await state.GetReplyByMessageAsync("message/1", Token))!.Answer);
        Assert.Equal([("a", 1, 0)], await JudgedAsync(state));
    }

    [Fact]
    public async Task Every_part_of_a_long_reply_leads_to_it()
    {
        await using var state = await OpenAsync("parts");
        await state.LinkMessageAsync("message/0", "a", Token);
        Assert.Null(await state.GetReplyByMessageAsync("message/0", Token));
        await state.SaveReplyAsync(NewReply("a"), Token);
        await state.SaveReplyAsync(NewReply("b"), Token);
        await state.LinkMessageAsync("message/1", "a", Token);
        await state.LinkMessageAsync("message/2", "b", Token);
        foreach (var (message, reply) in new[] { ("message/0", "a"), ("message/1", "a"), ("message/2", "b") }) Assert.Equal(reply, (await state.GetReplyByMessageAsync(message, Token))?.Id);
    }

    [Fact]
    public async Task Notes_are_kept_replaced_and_deleted()
    {
        await using var state = await OpenAsync("notes");
        Assert.Null(await state.GetNoteAsync("commands", Token));
        await state.SetNoteAsync("commands", "abc", Token);
        await state.SetNoteAsync("commands", "déf\n\"{}\"", Token);
        await state.SetNoteAsync("other", "", Token);
        Assert.Equal(("déf\n\"{}\"", ""), (await state.GetNoteAsync("commands", Token), await state.GetNoteAsync("other", Token)));
        await state.SetNoteAsync("commands", null, Token);
        Assert.Null(await state.GetNoteAsync("commands", Token));
    }

    [Fact]
    public async Task Requests_begun_and_not_ended_are_there_after_a_restart_oldest_first()
    {
        await using (var state = await OpenAsync("pending"))
        {
            await state.BeginAsync(NewPending("late", minute: 2), Token);
            await state.BeginAsync(NewPending("early", minute: 1, user: "user/1"), Token);
            await state.BeginAsync(NewPending("done"), Token);
            await state.EndAsync("done", Token);
            await state.EndAsync("never begun", Token);
        }

        await using var reopened = await OpenAsync("pending");
        Assert.Equal([NewPending("early", minute: 1, user: "user/1"), NewPending("late", minute: 2)], await reopened.GetPendingAsync(Token));
    }

    [Fact]
    public async Task The_address_of_a_request_stays_out_of_what_is_printed()
    {
        await using var state = await OpenAsync("printed");
        await state.BeginAsync(NewPending("one"), Token);
        Assert.DoesNotContain("address", Assert.Single(await state.GetPendingAsync(Token)).ToString(), StringComparison.Ordinal);
    }
}
