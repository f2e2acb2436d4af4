using PaperBot.Conversations;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class BotStateConformance
{
    [Fact]
    public async Task The_last_verdict_of_a_user_counts_and_none_takes_it_back()
    {
        await using var state = await OpenAsync("verdicts");
        await state.SaveReplyAsync(NewReply("a"), Token);
        await state.SaveVerdictAsync("a", "user/1", Verdict.Good, Noon, Token);
        await state.SaveVerdictAsync("a", "user/2", Verdict.Good, Noon, Token);
        Assert.Equal([("a", 2, 0)], await JudgedAsync(state));
        await state.SaveVerdictAsync("a", "user/1", Verdict.Bad, Noon, Token);
        Assert.Equal([("a", 1, 1)], await JudgedAsync(state));
        await state.SaveVerdictAsync("a", "user/1", Verdict.Bad, Noon, Token);
        await state.SaveVerdictAsync("a", "user/2", Verdict.None, Noon, Token);
        Assert.Equal([("a", 0, 1)], await JudgedAsync(state));
        await state.SaveVerdictAsync("a", "user/1", Verdict.None, Noon, Token);
        Assert.Empty(await JudgedAsync(state));
    }

    [Fact]
    public async Task Each_user_is_told_their_own_verdict()
    {
        await using var state = await OpenAsync("own verdicts");
        await state.SaveReplyAsync(NewReply("a"), Token);
        await state.SaveReplyAsync(NewReply("b"), Token);
        await state.SaveVerdictAsync("a", "user/1", Verdict.Good, Noon, Token);
        await state.SaveVerdictAsync("a", "user/2", Verdict.Bad, Noon, Token);
        Assert.Equal((Verdict.Good, Verdict.Bad, Verdict.None), (await VerdictAsync("a", "user/1"), await VerdictAsync("a", "user/2"), await VerdictAsync("a", "user/3")));
        Assert.Equal((Verdict.None, Verdict.None), (await VerdictAsync("b", "user/1"), await VerdictAsync("no such reply", "user/1")));
        await state.SaveVerdictAsync("a", "user/1", Verdict.None, Noon, Token);
        await state.ForgetUserAsync("user/2", Token);
        Assert.Equal((Verdict.None, Verdict.None), (await VerdictAsync("a", "user/1"), await VerdictAsync("a", "user/2")));

        Task<Verdict> VerdictAsync(string reply, string user) => state.GetVerdictAsync(reply, user, Token);
    }

    [Fact]
    public async Task A_verdict_on_a_reply_that_is_not_there_is_not_kept()
    {
        await using var state = await OpenAsync("late verdict");
        await state.SaveVerdictAsync("a", "user/1", Verdict.Good, Noon, Token);
        await state.SaveReplyAsync(NewReply("a"), Token);
        Assert.Empty(await JudgedAsync(state));
    }

    [Fact]
    public async Task All_judged_replies_are_read_oldest_first()
    {
        await using var state = await OpenAsync("all judged");
        var order = new Random(7);
        var minutes = Enumerable.Range(0, 300).ToArray();
        order.Shuffle(minutes);
        foreach (var minute in minutes)
        {
            // Two of each minute: replies given at the same time are lost as little as others.
            await state.SaveReplyAsync(NewReply($"{minute:000}", at: Noon.AddMinutes(minute / 2)), Token);
            if (minute % 10 != 3) await state.SaveVerdictAsync($"{minute:000}", "user/1", Verdict.Bad, Noon, Token);
        }

        Assert.Equal(Enumerable.Range(0, 300).Where(minute => minute % 10 != 3).Select(minute => ($"{minute:000}", 0, 1)), await JudgedAsync(state));
    }

    [Fact]
    public async Task Writers_go_on_while_judged_replies_are_read()
    {
        await using var state = await OpenAsync("reading");
        for (var n = 0; n < 200; n++)
        {
            await state.SaveReplyAsync(NewReply($"{n:000}", at: Noon.AddMinutes(n)), Token);
            await state.SaveVerdictAsync($"{n:000}", "user/1", Verdict.Good, Noon, Token);
        }

        var read = 0;
        await foreach (var judged in state.ReadJudgedAsync(Token))
        {
            if (++read == 10) await state.ForgetUserAsync("user/1", Token);
        }

        Assert.InRange(read, 10, 200);
        Assert.Empty(await JudgedAsync(state));
    }
}
