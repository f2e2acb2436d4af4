using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Chat;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Chat;

public sealed class LlamaChatClientTests
{
    private static readonly string[] Recitation = ["LoRA freezes", " the weights", " [1].", " It works", " [2]."];

    [Fact]
    public async Task The_streamed_pieces_are_the_whole_answer()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);

        var told = await chat.AskAsync("What is LoRA?");
        var whole = await chat.Client.GetResponseAsync("What is LoRA?", TestChat.Greedy());

        Assert.Equal(Recitation, told.Pieces);
        Assert.Equal("LoRA freezes the weights [1]. It works [2].", whole.Text);
        Assert.Equal(ChatFinishReason.Stop, told.Finish);
        Assert.Equal(ChatFinishReason.Stop, whole.FinishReason);
        Assert.Equal(5, told.Usage!.OutputTokenCount);
        Assert.Equal(told.Usage.InputTokenCount, whole.Usage!.InputTokenCount);
        Assert.Equal(whole.Usage.InputTokenCount - 1, whole.Usage.CachedInputTokenCount);
        Assert.Single(whole.Messages);
    }

    [Fact]
    public async Task The_most_tokens_end_an_answer()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);

        var told = await chat.AskAsync("What is LoRA?", TestChat.Greedy(mostTokens: 2));

        Assert.Equal("LoRA freezes the weights", told.Text);
        Assert.Equal(ChatFinishReason.Length, told.Finish);
        Assert.Equal(2, told.Usage!.OutputTokenCount);
    }

    [Theory]
    [InlineData("weights", "LoRA freezes the ")]
    [InlineData("ghts [1", "LoRA freezes the wei")]
    [InlineData("s the w", "LoRA freeze")]
    [InlineData("[3]", "LoRA freezes the weights [1]. It works [2].")]
    [InlineData("2].x", "LoRA freezes the weights [1]. It works [2].")]
    [InlineData("L", "")]
    public async Task A_stop_text_ends_an_answer_before_it_also_across_tokens(string stop, string expected)
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);
        var options = TestChat.Greedy();
        options.StopSequences = ["never", stop];

        var told = await chat.AskAsync("What is LoRA?", options);

        Assert.Equal(expected, told.Text);
        Assert.Equal(ChatFinishReason.Stop, told.Finish);
    }

    [Fact]
    public async Task A_character_of_several_tokens_comes_whole()
    {
        await using var chat = await TestChat.RecitingAsync(["Schr", "<0xC3>", "<0xB6>", "dinger ", "<0xF0>", "<0x9F>", "<0x98>", "<0x80>", "!"]);

        var told = await chat.AskAsync("Who?");

        Assert.Equal("Schrödinger 😀!", told.Text);
        Assert.Equal(["Schr", "ö", "dinger ", "😀", "!"], told.Pieces);
    }

    [Fact]
    public async Task The_same_seed_writes_the_same_and_another_one_something_else()
    {
        await using var chat = await TestChat.RandomAsync();

        var first = await chat.AskAsync("Hello", Seeded(7));
        var again = await chat.AskAsync("Hello", Seeded(7));
        var other = await chat.AskAsync("Hello", Seeded(8));

        Assert.Equal(first.Text, again.Text);
        Assert.NotEqual(first.Text, other.Text);

        static ChatOptions Seeded(long seed) => new() { Temperature = 2, TopK = 0, TopP = 1, Seed = seed, MaxOutputTokens = 40 };
    }

    [Fact]
    public async Task A_prompt_that_does_not_fit_is_refused_with_both_numbers()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);

        var refused = await Assert.ThrowsAsync<ModelException>(() => chat.AskAsync(new string('x', 600)));

        Assert.Contains("512", refused.Message, StringComparison.Ordinal);
        Assert.Matches(@"The prompt has 6\d\d tokens", refused.Message);
        Assert.Contains("Model:ContextTokens", refused.Message, StringComparison.Ordinal);
        Assert.Equal(string.Concat(Recitation), (await chat.AskAsync("What is LoRA?")).Text);
    }

    [Fact]
    public async Task Without_a_limit_an_answer_ends_where_the_context_ends()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);
        var around = (int)(await chat.AskAsync("x")).Usage!.InputTokenCount! - 1;

        var told = await chat.AskAsync(new string('x', 512 - around - 3), new ChatOptions { Temperature = 0 });

        Assert.Equal("LoRA freezes the weights [1].", told.Text);
        Assert.Equal(ChatFinishReason.Length, told.Finish);
        Assert.Equal(512, told.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Reasoning_is_told_apart_from_the_answer()
    {
        await using var chat = await TestChat.RecitingAsync(["<think>", "Which paper", " was it?", "</think>", "LoRA", " [1]."]);

        var told = await chat.AskAsync("What is LoRA?");
        var whole = await chat.Client.GetResponseAsync("What is LoRA?", TestChat.Greedy());

        Assert.Equal("LoRA [1].", told.Text);
        Assert.Equal("LoRA [1].", whole.Text);
        Assert.Equal("Which paper was it?", whole.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text);
        Assert.Equal(6, whole.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task The_client_says_what_it_is()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation, TestChat.Options with { Name = "Reciter" });

        var metadata = (ChatClientMetadata?)chat.Client.GetService(typeof(ChatClientMetadata));

        Assert.Equal("llama.cpp", metadata?.ProviderName);
        Assert.Equal("Reciter", metadata?.DefaultModelId);
        Assert.Same(chat.Client, chat.Client.GetService(typeof(IChatClient)));
        Assert.Equal("Reciter", chat.Chat.Writing.Name);
        Assert.Equal(512, chat.Chat.Limits.ContextTokens);
        Assert.Equal(5, chat.Chat.Limits.CountTokens("hello"));
    }

    [Theory]
    [InlineData(511, 4, 1, 1, "Model:ContextTokens")]
    [InlineData(512, 0, 1, 1, "Model:ParallelSequences")]
    [InlineData(512, 65, 1, 1, "Model:ParallelSequences")]
    [InlineData(512, 4, -1, 1, "Model:Threads")]
    [InlineData(512, 4, 1, 0, "Model:QueueLength")]
    public void Options_outside_their_range_are_refused_by_name(int contextTokens, int parallel, int threads, int queueLength, string setting)
    {
        var options = new LlamaChatOptions { ContextTokens = contextTokens, ParallelSequences = parallel, Threads = threads, QueueLength = queueLength };

        var refused = Assert.Throws<ArgumentOutOfRangeException>(options.Validated);

        Assert.Equal(setting, refused.ParamName);
    }
}
