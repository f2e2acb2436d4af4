using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Sampling;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Chat;

public sealed class GrammarTests
{
    private static readonly string[] Recitation = ["LoRA freezes", " the weights", " [1]."];

    [Fact]
    public async Task An_answer_follows_the_grammar_whatever_the_model_would_say()
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);
        var told = await chat.AskAsync("What is LoRA?", With("root ::= \"yes\" | \"no\""));
        Assert.Contains(told.Text, new[] { "yes", "no" });
        Assert.Equal(ChatFinishReason.Stop, told.Finish);
    }

    [Theory]
    [InlineData("root ::= (")]
    [InlineData("root ::= other")]
    [InlineData("root ::= root \"a\"")]
    [InlineData("root ::= \"a\"{3,1}")]
    [InlineData("")]
    public async Task An_invalid_grammar_is_refused_in_one_sentence_and_the_model_goes_on(string grammar)
    {
        await using var chat = await TestChat.RecitingAsync(Recitation);
        var refused = await Assert.ThrowsAsync<ModelException>(() => chat.AskAsync("What is LoRA?", With(grammar)));
        Assert.StartsWith("The grammar cannot be used", refused.Message, StringComparison.Ordinal);
        Assert.Equal("LoRA freezes the weights [1].", (await chat.AskAsync("What is LoRA?")).Text);
    }

    private static ChatOptions With(string grammar)
    {
        var options = TestChat.Greedy();
        options.AdditionalProperties = new AdditionalPropertiesDictionary { [SamplingSettings.GrammarKey] = grammar };
        return options;
    }
}
