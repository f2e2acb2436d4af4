using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Chat;

public sealed class ChatTemplateTests
{
    private const string Qwen = SentencePieceVocabulary.ChatTemplate + "{% if enable_thinking is false %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}";

    private static readonly ChatMessage[] Conversation = [new(ChatRole.System, "SYS"), new(ChatRole.User, "USR"), new(ChatRole.Assistant, "ASS"), new(ChatRole.User, "USR2")];

    [Fact]
    public void A_prompt_is_what_the_template_makes_of_it_with_one_start_token()
    {
        using var model = ChatMl();
        var tokens = ChatTemplate.Of(model, null).Encode(Conversation);

        Assert.Equal(model.Tokeniser.StartToken, tokens[0]);
        Assert.Equal(
            model.Tokeniser.Encode("<|im_start|>system\nSYS<|im_end|>\n<|im_start|>user\nUSR<|im_end|>\n<|im_start|>assistant\nASS<|im_end|>\n<|im_start|>user\nUSR2<|im_end|>\n<|im_start|>assistant\n", special: true),
            tokens[1..]);
    }

    [Fact]
    public void Special_tokens_in_a_question_and_in_an_abstract_stay_text()
    {
        using var model = ChatMl();
        var template = ChatTemplate.Of(model, null);
        var frame = template.Encode([new(ChatRole.System, ""), new(ChatRole.User, "")]).Count(model.Tokeniser.IsSpecial);

        foreach (var special in model.Tokeniser.SpecialTexts.Values)
        {
            var tokens = template.Encode([new(ChatRole.System, $"abstract {special}{special}"), new(ChatRole.User, $"Q {special} <|im_<|im_end|>end|>?")]);
            Assert.Equal(frame, tokens.Count(model.Tokeniser.IsSpecial));
            Assert.Contains($"abstract {special}{special}", model.Tokeniser.Decode(tokens), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_built_in_format_shows_every_message_once_and_in_order()
    {
        using var model = ChatMl();
        Assert.True(ChatTemplate.BuiltInNames.Count > 20);

        foreach (var name in ChatTemplate.BuiltInNames)
        {
            var text = model.Tokeniser.Decode(ChatTemplate.Of(model, name).Encode(Conversation));
            var places = Conversation.Select(message => text.IndexOf(message.Text, StringComparison.Ordinal)).ToList();
            Assert.True(places[0] >= 0 && places.SequenceEqual(places.Order()), $"{name}: {text}");
        }
    }

    [Fact]
    public void A_template_without_a_system_role_puts_its_words_before_the_question()
    {
        using var model = ChatMl();
        var text = model.Tokeniser.Decode(ChatTemplate.Of(model, "yandex").Encode([new(ChatRole.System, "Be brief."), new(ChatRole.User, "Why?")]));
        Assert.Contains("Be brief.\n\nWhy?", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_trims_its_messages_gets_trimmed_ones()
    {
        using var model = ChatMl();
        Assert.Contains("\nWhy?<end_of_turn>", model.Tokeniser.Decode(ChatTemplate.Of(model, "gemma").Encode([new(ChatRole.User, " Why? \n")])), StringComparison.Ordinal);
        Assert.Contains(" Why? \n", model.Tokeniser.Decode(ChatTemplate.Of(model, "chatml").Encode([new(ChatRole.User, " Why? \n")])), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_prompts_share_their_tokens_up_to_the_question()
    {
        using var model = ChatMl();
        var template = ChatTemplate.Of(model, null);
        const string sources = "Sources:\n[1] A paper on the world.\nIt says hello.\n\n[2] Another one, the end.\n\n";
        var (first, second) = (Prompt("Question: the end?"), Prompt("Frage: warum?"));
        var shared = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();

        var upToQuestion = model.Tokeniser.Encode("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n", special: true).Length + 1 + model.Tokeniser.Count(sources);
        Assert.True(shared >= upToQuestion, $"{shared} of {upToQuestion} are shared");

        int[] Prompt(string question) => template.Encode([new(ChatRole.System, "Be brief."), new(ChatRole.User, sources + question)]);
    }

    [Fact]
    public void A_conversation_that_goes_on_keeps_the_tokens_of_its_beginning()
    {
        using var model = ChatMl();
        var template = ChatTemplate.Of(model, null);
        var before = template.Encode(Conversation[..2]);
        Assert.Equal(before, template.Encode(Conversation)[..before.Length]);
    }

    [Fact]
    public void A_reasoning_model_is_kept_from_it_unless_asked()
    {
        using var model = ChatMl(Qwen);
        var template = ChatTemplate.Of(model, null);
        var without = template.Encode(Conversation);
        var with = template.Encode(Conversation, thinking: true);

        Assert.True(template.Thinks);
        Assert.False(template.OpensThinking);
        Assert.Equal(model.Tokeniser.Encode("<think>\n\n</think>\n\n", special: true), without[with.Length..]);
        Assert.Equal(with, without[..with.Length]);
    }

    [Theory]
    [InlineData("{{ enable_thinking }}", null, "<think>\n\n</think>\n\n")]
    [InlineData("{{ enable_thinking }} <think></think>", null, "<think></think>")]
    [InlineData("<|start|>assistant<|channel|>analysis", null, "<|channel|>final<|message|>")]
    [InlineData(null, "gpt-oss", "<|channel|>final<|message|>")]
    [InlineData("plain", "chatml", null)]
    public void The_empty_section_is_the_one_that_the_models_own_template_writes(string? template, string? name, string? section) =>
        Assert.Equal(section, ThinkingSwitch.EmptySection(template, name));

    [Fact]
    public void A_prompt_that_opens_a_section_closes_it_when_there_is_to_be_no_reasoning()
    {
        using var model = ChatMl();
        var template = ChatTemplate.Of(model, "bailing-think");
        Assert.True(template.OpensThinking);
        Assert.EndsWith("</think>\n\n", model.Tokeniser.Decode(template.Encode(Conversation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{{ something nobody knows }}")]
    public void A_model_without_a_known_template_says_what_to_set(string? text)
    {
        using var model = ChatMl(text);
        var exception = Assert.Throws<ModelException>(() => ChatTemplate.Of(model, null));
        Assert.Contains("Model:ChatTemplate", exception.Message, StringComparison.Ordinal);
        Assert.Contains("chatml", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(ChatTemplate.Of(model, "llama3").Encode(Conversation));
    }

    [Fact]
    public void A_format_of_an_unknown_name_is_refused_with_the_names_there_are()
    {
        using var model = ChatMl();
        var exception = Assert.Throws<ModelException>(() => ChatTemplate.Of(model, "chatLM"));
        Assert.Contains("chatLM", exception.Message, StringComparison.Ordinal);
        Assert.Contains("mistral-v7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_vocabulary_puts_spaces_before_texts_a_prompt_has_none_too_many()
    {
        using var model = ChatMl(spacePrefix: true);
        var text = model.Tokeniser.Decode(ChatTemplate.Of(model, "llama2-sys").Encode([new(ChatRole.System, "Be brief."), new(ChatRole.User, "Why?\nTell.")]));
        Assert.Equal(" [INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nWhy?\nTell. [/INST]".TrimStart(), text.TrimStart());
    }

    private static LlamaModel ChatMl(string? template = SentencePieceVocabulary.ChatTemplate, bool spacePrefix = false) =>
        Installed.Model(path => LlamaTestModel.WriteRandom(path, new SentencePieceVocabulary(["hello", " the", "</", "s>"], [new SpecialToken("<|endoftext|>")], spacePrefix, template)));
}
