using PaperBot.Conversations;
using Xunit;

namespace PaperBot.Tests.Conversations;

public sealed class SimilarWordingTests
{
    [Theory]
    [InlineData("BERT", "BERT", "", "")]
    [InlineData("BERT --like Attention Is All You Need --unlike ResNet", "BERT", "Attention Is All You Need", "ResNet")]
    [InlineData("BERT --like ELMo --like [2] --unlike A --unlike B", "BERT", "ELMo|[2]", "A|B")]
    [InlineData("BERT but not like ResNet", "BERT", "", "ResNet")]
    [InlineData("BERT But Unlike \"Deep Residual Learning\"", "BERT", "", "\"Deep Residual Learning\"")]
    [InlineData("BERT --like --unlike", "BERT", "", "")]
    [InlineData("--like BERT", "", "BERT", "")]
    [InlineData("looks alike but nothing like it", "looks alike but nothing like it", "", "")]
    public void Further_examples_are_read_off_a_wish_for_similar_papers(string text, string subject, string liked, string disliked)
    {
        var request = SimilarWording.Read(text);

        Assert.Equal((Intent.Similar, subject), (request.Intent, request.Subject));
        Assert.Equal(liked, string.Join('|', request.Examples?.Liked ?? []));
        Assert.Equal(disliked, string.Join('|', request.Examples?.Disliked ?? []));
        Assert.Equal(liked.Length + disliked.Length == 0, request.Examples is null);
    }

    [Fact]
    public void Plain_words_name_what_is_unwanted_too()
    {
        var request = RequestReader.Read("find papers like BERT but not like ELMo");

        Assert.Equal("BERT", request.Subject);
        Assert.Equal(["ELMo"], request.Examples!.Disliked);
    }
}
