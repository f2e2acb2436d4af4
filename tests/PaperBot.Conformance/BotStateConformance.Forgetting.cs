using PaperBot.Conversations;
using Xunit;

namespace PaperBot.Conformance;

public abstract partial class BotStateConformance
{
    [Fact]
    public async Task A_user_who_is_forgotten_leaves_nothing_and_others_lose_nothing()
    {
        await using var state = await OpenAsync("forget");
        foreach (var user in new[] { "user/1", "user/10" })
        {
            await state.AddTurnAsync("channel", user, NewTurn($"asked by {user}"), Token);
            await state.SaveReplyAsync(NewReply($"reply to {user}", user), Token);
            await state.LinkMessageAsync($"message to {user}", $"reply to {user}", Token);
            await state.BeginAsync(NewPending($"request of {user}", user: user), Token);
        }

        foreach (var (judge, judged) in new[] { ("user/1", "user/1"), ("user/1", "user/10"), ("user/10", "user/1"), ("user/10", "user/10") })
        {
            await state.SaveVerdictAsync($"reply to {judged}", judge, Verdict.Good, Noon, Token);
        }

        Assert.Equal(4, await state.ForgetUserAsync("user/1", Token));
        Assert.Equal(["asked by user/10"], await TypedAsync(state, "channel"));
        Assert.Null(await state.GetReplyAsync("reply to user/1", Token));
        Assert.Null(await state.GetReplyByMessageAsync("message to user/1", Token));
        Assert.NotNull(await state.GetReplyByMessageAsync("message to user/10", Token));
        Assert.Equal([("reply to user/10", 1, 0)], await JudgedAsync(state));
        Assert.Equal("request of user/10", Assert.Single(await state.GetPendingAsync(Token)).Id);
        Assert.Equal(0, await state.ForgetUserAsync("user/1", Token));
    }

    [Fact]
    public async Task Follow_ups_of_others_to_what_a_forgotten_user_said_go_too()
    {
        await using var state = await OpenAsync("leaning");
        await state.AddTurnAsync("channel", "other", NewTurn("before"), Token);
        await state.AddTurnAsync("channel", "forgotten", NewTurn("my secret"), Token);
        await state.AddTurnAsync("channel", "other", NewTurn("and its results?", "my secret"), Token);
        await state.AddTurnAsync("channel", "other", NewTurn("something else"), Token);
        await state.AddTurnAsync("channel", "other", NewTurn("more of that", "something else"), Token);
        Assert.Equal(1, await state.ForgetUserAsync("forgotten", Token));
        Assert.Equal(["before", "something else", "more of that"], await TypedAsync(state, "channel"));
    }

    [Theory]
    [InlineData("guild/1")]
    [InlineData("guild/1/")]
    public async Task A_guild_that_was_left_is_forgotten_with_all_its_channels_and_no_other(string prefix)
    {
        await using var state = await OpenAsync("guild " + prefix.Length);
        await FillAsync(state, "guild/1", "guild/1/channel/2", "guild/1/channel/2/thread/3", "guild/12/channel/2", "guild/10", "guild/1%", "guild", "guild/0");
        await state.ForgetPlacesAsync(prefix, Token);
        Assert.Equal(["guild/12/channel/2", "guild/10", "guild/1%", "guild", "guild/0"], await LeftAsync(state));
    }

    [Theory]
    [InlineData("a_c")]
    [InlineData("a%c")]
    [InlineData(@"a\c")]
    [InlineData("a*c")]
    [InlineData("a[b]c")]
    [InlineData("a'c")]
    [InlineData("a?c")]
    public async Task No_character_of_a_place_means_anything(string place)
    {
        await using var state = await OpenAsync($"characters {(int)place[1]}");
        await FillAsync(state, place, place + "/thread", "abc", "abc/thread", "ac", "axxc/thread", "A" + place[1..]);
        await state.ForgetPlacesAsync(place, Token);
        Assert.Equal(["abc", "abc/thread", "ac", "axxc/thread", "A" + place[1..]], await LeftAsync(state));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Forgetting_no_place_in_particular_is_a_mistake_and_forgets_nothing(string prefix)
    {
        await using var state = await OpenAsync("no place");
        await state.AddTurnAsync("dm/1", "user/1", NewTurn("kept"), Token);
        await Assert.ThrowsAsync<ArgumentException>(() => state.ForgetPlacesAsync(prefix, Token));
        Assert.Equal(["kept"], await TypedAsync(state, "dm/1"));
    }

    [Fact]
    public async Task What_is_old_is_forgotten_and_judged_replies_later()
    {
        var clock = new Clock();
        await using var state = await OpenAsync("old", clock);
        foreach (var day in Enumerable.Range(0, 5))
        {
            clock.Now = Noon.AddDays(day);
            await state.AddTurnAsync("dm/1", "user/1", NewTurn($"day {day}"), Token);
            await state.BeginAsync(new PendingRequest($"day {day}", "", clock.Now), Token);
            foreach (var kind in new[] { "plain", "judged" })
            {
                await state.SaveReplyAsync(NewReply($"{kind} {day}", at: clock.Now), Token);
                await state.LinkMessageAsync($"message {kind} {day}", $"{kind} {day}", Token);
            }

            await state.SaveVerdictAsync($"judged {day}", "user/2", Verdict.Good, clock.Now, Token);
        }

        await state.ForgetOlderAsync(Noon.AddDays(3), Noon.AddDays(1), Token);
        Assert.Equal(["day 3", "day 4"], await TypedAsync(state, "dm/1"));
        Assert.Equal(["day 3", "day 4"], (await state.GetPendingAsync(Token)).Select(request => request.Id));
        Assert.Equal([1, 2, 3, 4], (await JudgedAsync(state)).Select(judged => judged.Id[^1] - '0'));
        foreach (var (reply, stays) in new[] { ("plain 2", false), ("plain 3", true), ("judged 0", false), ("judged 1", true) })
        {
            Assert.Equal(stays, await state.GetReplyAsync(reply, Token) is not null);
            Assert.Equal(stays, await state.GetReplyByMessageAsync("message " + reply, Token) is not null);
        }
    }

    private static async Task FillAsync(IBotState state, params string[] places)
    {
        foreach (var (number, place) in places.Index())
        {
            await state.AddTurnAsync(place, "user/1", NewTurn("asked"), Token);
            await state.SaveReplyAsync(NewReply($"{number}", place: place), Token);
            await state.LinkMessageAsync($"message/{number}", $"{number}", Token);
            await state.SaveVerdictAsync($"{number}", "user/2", Verdict.Good, Noon.AddMinutes(number), Token);
        }
    }

    /// <summary>The places of which something is left; of each then all must be.</summary>
    private static async Task<List<string>> LeftAsync(IBotState state)
    {
        var left = new List<string>();
        await foreach (var judged in state.ReadJudgedAsync(Token))
        {
            left.Add(judged.Reply.Place);
            Assert.NotNull(await state.GetReplyByMessageAsync($"message/{judged.Reply.Id}", Token));
            Assert.Single((await state.GetConversationAsync(judged.Reply.Place, Token)).Turns);
        }

        return left;
    }
}
