using PaperBot.Answering;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Tests.Answering;

public class ChatTalkTests
{
    [Theory]
    [InlineData("you are wrong")]
    [InlineData("I don't understand")]
    [InlineData("can you say that shorter?")]
    [InlineData("are you an AI?")]
    [InlineData("thanks, that was great")]
    [InlineData("ok, that makes sense now, thank you")]
    [InlineData("show me your sources")]
    [InlineData("write me a poem about transformers")]
    [InlineData("could you please tell me a funny joke about attention")]
    [InlineData("UPDATE papers SET year = 1;")]
    [InlineData("???")]
    public void Talk_is_met_with_a_reply(string typed) => Assert.NotNull(ChatTalk.ReplyTo(typed));

    [Theory]
    [InlineData("What is attention?")]
    [InlineData("What evidence is there for scaling laws?")]
    [InlineData("How do you train a network?")]
    [InlineData("write down what LoRA does")]
    [InlineData("code generation")]
    [InlineData("Which papers generate code?")]
    [InlineData("What is wrong with batch normalization?")]
    public void Questions_are_no_talk(string typed) => Assert.Null(ChatTalk.ReplyTo(typed));

    [Theory]
    [InlineData("Was sind die besten Methoden für die Übersetzung?", true)]
    [InlineData("Quelles sont les méthodes de traduction ?", true)]
    [InlineData("¿Cuáles son los mejores métodos para traducir?", true)]
    [InlineData("什么是注意力机制", true)]
    [InlineData("What are the best methods of the day?", false)]
    [InlineData("How well does de novo design work in silico?", false)]
    [InlineData("", false)]
    public void A_question_in_another_language_is_recognised(string typed, bool expected) => Assert.Equal(expected, ForeignText.Is(typed));
}
