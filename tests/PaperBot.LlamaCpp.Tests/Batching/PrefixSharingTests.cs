using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Tests.Chat;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Batching;

public sealed class PrefixSharingTests
{
    private static readonly string Sources = string.Concat(Enumerable.Range(0, 60).Select(number => $"[{number}] a paper. "));

    [Fact]
    public async Task What_eight_requests_that_come_together_share_is_computed_once()
    {
        await using var chat = await OpenAsync();
        var questions = Enumerable.Range(0, 8).Select(number => $"{Sources}{(char)('A' + number)}?").ToList();
        var held = chat.Turns.Take(CancellationToken.None);

        var asked = questions.Select(question => chat.AskAsync(question)).ToList();
        await chat.StandsAsync();
        held.Dispose();
        var told = await Task.WhenAll(asked);

        var prompt = told[0].Usage!.InputTokenCount!.Value;
        var ownTokens = prompt - told[1].Usage!.CachedInputTokenCount!.Value;
        Assert.InRange(ownTokens, 1, 40);
        Assert.Equal(prompt + (7 * ownTokens), chat.Loop.Meter.PromptTokens);
        Assert.Equal(0, told.Min(each => each.Usage!.CachedInputTokenCount));
    }

    [Fact]
    public async Task What_is_shared_does_not_change_what_is_written()
    {
        await using var chat = await OpenAsync();
        var questions = Enumerable.Range(0, 6).Select(number => $"{Sources}{(char)('A' + number)}?").ToList();
        var alone = new List<string>();
        foreach (var question in questions)
        {
            alone.Add((await chat.AskAsync(question)).Text);
            await TestChat.Until(() => chat.Loop.IsIdle);
            chat.Loop.Sequences.ForgetKept();
        }

        var together = await Task.WhenAll(questions.Select(question => chat.AskAsync(question)));
        var behind = new List<string>();
        foreach (var question in questions) behind.Add((await chat.AskAsync(question)).Text);

        Assert.Equal(alone, together.Select(told => told.Text));
        Assert.Equal(alone, behind);
    }

    [Fact]
    public async Task Who_waits_for_a_prefix_goes_on_alone_when_its_computer_is_cancelled()
    {
        await using var chat = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var expected = await chat.AskAsync($"{Sources}B?");
        await TestChat.Until(() => chat.Loop.IsIdle);
        chat.Loop.Sequences.ForgetKept();
        var before = chat.Loop.Meter.PromptTokens;

        var held = chat.Turns.Take(CancellationToken.None);
        var first = chat.AskAsync($"{Sources}A?", cancellationToken: cancellation.Token);
        await chat.StandsAsync();
        var second = chat.AskAsync($"{Sources}B?");
        var third = chat.AskAsync($"{Sources}C?");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.Dispose();
        var told = await second;
        await third;

        Assert.Equal(expected.Text, told.Text);
        Assert.InRange(told.Usage!.CachedInputTokenCount!.Value, 1, told.Usage.InputTokenCount!.Value - 1);
        var ownTokens = told.Usage.InputTokenCount.Value - (await third).Usage!.CachedInputTokenCount!.Value;
        Assert.Equal(told.Usage.InputTokenCount.Value + ownTokens, chat.Loop.Meter.PromptTokens - before);
    }

    [Fact]
    public async Task A_follow_up_goes_on_where_the_conversation_ended()
    {
        await using var chat = await TestChat.RecitingAsync(["L", "o", "R", "A"]);
        var question = new ChatMessage(ChatRole.User, "Which method freezes weights?");
        var first = await chat.AskAsync([question]);

        var followUp = await chat.AskAsync([question, new ChatMessage(ChatRole.Assistant, first.Text), new ChatMessage(ChatRole.User, "Why?")]);

        Assert.Equal("LoRA", followUp.Text);
        Assert.Equal(first.Usage!.TotalTokenCount, followUp.Usage!.CachedInputTokenCount);
    }

    private static Task<TestChat> OpenAsync() => TestChat.RandomAsync(TestChat.Options with { ContextTokens = 2048 });
}
