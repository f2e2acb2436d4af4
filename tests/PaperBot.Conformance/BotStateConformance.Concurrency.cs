using PaperBot.Conversations;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class BotStateConformance
{
    [Fact]
    public async Task Many_threads_at_once_lose_nothing()
    {
        await using var state = await OpenAsync("threads");
        await state.SaveReplyAsync(NewReply("shared"), Token);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(
            async () =>
            {
                for (var n = 0; n < 10; n++)
                {
                    await state.AddTurnAsync($"dm/{worker}", $"user/{worker}", NewTurn($"{n}"), Token);
                    await state.SaveReplyAsync(NewReply($"{worker}.{n}", $"user/{worker}"), Token);
                    await state.LinkMessageAsync($"message/{worker}.{n}", $"{worker}.{n}", Token);
                    Assert.Equal($"{worker}.{n}", (await state.GetReplyByMessageAsync($"message/{worker}.{n}", Token))!.Id);
                    await state.BeginAsync(NewPending($"{worker}.{n}"), Token);
                    if (n % 2 == 0) await state.EndAsync($"{worker}.{n}", Token);
                }

                await state.SaveVerdictAsync("shared", $"user/{worker}", worker % 3 == 0 ? Verdict.Bad : Verdict.Good, Noon, Token);
                if (worker % 4 == 0) await state.ForgetUserAsync($"user/{worker}", Token);
            },
            Token)));
        foreach (var worker in Enumerable.Range(0, 12))
        {
            Assert.Equal(worker % 4 == 0 ? 0 : 10, (await state.GetConversationAsync($"dm/{worker}", Token)).Turns.Count);
            Assert.Equal(worker % 4 != 0, await state.GetReplyAsync($"{worker}.3", Token) is not null);
        }

        // Of 12 workers 0, 4 and 8 were forgotten; of the others 3, 6 and 9 said that it did not help.
        Assert.Equal([("shared", 6, 3)], await JudgedAsync(state));
        Assert.Equal(60, (await state.GetPendingAsync(Token)).Count);
    }

    [Fact]
    public async Task Two_bots_on_one_state_see_what_the_other_keeps()
    {
        await using var first = await OpenAsync("two");
        await using var second = await OpenAsync("two");
        await Task.WhenAll(new[] { first, second }.Select((state, bot) => Task.Run(
            async () =>
            {
                for (var n = 0; n < 40; n++) await state.SaveReplyAsync(NewReply($"{bot}.{n}"), Token);
            },
            Token)));
        foreach (var n in Enumerable.Range(0, 40))
        {
            Assert.NotNull(await first.GetReplyAsync($"1.{n}", Token));
            Assert.NotNull(await second.GetReplyAsync($"0.{n}", Token));
        }
    }

    [Fact]
    public async Task A_cancelled_call_is_a_cancellation()
    {
        await using var state = await OpenAsync("cancelled");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => state.SaveReplyAsync(NewReply("a"), cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => state.GetReplyAsync("a", cancel.Token));
        Assert.Null(await state.GetReplyAsync("a", Token));
    }

    [Theory]
    [InlineData("\0 \u202e \ud83d\ude00 'quotes' \"more\" $1 ; DROP TABLE reply")]
    [InlineData("")]
    [InlineData("an\nother\r\nline")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        await using var state = await OpenAsync($"text {text.Length}");
        await state.AddTurnAsync("p" + text, "u" + text, NewTurn(text), Token);
        await state.SaveReplyAsync(NewReply("r" + text, "u" + text, "p" + text), Token);
        await state.LinkMessageAsync("m" + text, "r" + text, Token);
        Assert.Equal([text], await TypedAsync(state, "p" + text));
        Assert.Equal("u" + text, (await state.GetReplyByMessageAsync("m" + text, Token))?.User);
        Assert.Equal(2, await state.ForgetUserAsync("u" + text, Token));
    }
}
