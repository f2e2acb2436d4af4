using PaperBot.Conversations;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Conversations;

public sealed class RequestReaderTests
{
    [Theory]
    [InlineData("summarize token pruning", "token pruning")]
    [InlineData("Please give me an overview of diffusion transformers.", "diffusion transformers")]
    [InlineData("give me an overview of attention in 3 sentences", "attention")]
    [InlineData("summarise \"Attention Is All You Need\"", "\"Attention Is All You Need\"")]
    [InlineData("could you please write a short summary of the literature on state space models?", "state space models")]
    public void A_wish_for_a_summary_names_its_topic(string typed, string topic) =>
        Assert.Equal(new Request(Intent.Summary, topic), RequestReader.Read(typed));

    [Theory]
    [InlineData("papers like SSAST", "SSAST")]
    [InlineData("find me papers similar to \"Attention as an RNN\"", "\"Attention as an RNN\"")]
    [InlineData("similar to arXiv:1706.03762?", "arXiv:1706.03762")]
    public void A_wish_for_similar_papers_names_the_paper(string typed, string paper) =>
        Assert.Equal(new Request(Intent.Similar, paper), RequestReader.Read(typed));

    [Theory]
    [InlineData("compare BERT and ELMo", "BERT", "ELMo")]
    [InlineData("compare BERT with ELMo", "BERT", "ELMo")]
    [InlineData("Compare A | B and C", "A", "B and C")]
    [InlineData("ViT vs ResNet", "ViT", "ResNet")]
    [InlineData("What is the difference between LoRA and prefix tuning?", "LoRA", "prefix tuning")]
    [InlineData("how does BERT compare to ELMo?", "BERT", "ELMo")]
    [InlineData("how do transformers compare with RNNs?", "transformers", "RNNs")]
    [InlineData("which is better, BERT or ELMo?", "BERT", "ELMo")]
    [InlineData("how does GPT-2 differ from GPT-3?", "GPT-2", "GPT-3")]
    [InlineData("compare \"Mamba: Sequences with Selection\" and BERT", "\"Mamba: Sequences with Selection\"", "BERT")]
    [InlineData("compare \"Black and White\" and \"Gray\"", "\"Black and White\"", "\"Gray\"")]
    public void A_wish_for_a_comparison_names_both_papers(string typed, string left, string right) =>
        Assert.Equal(new Request(Intent.Compare, left, right), RequestReader.Read(typed));

    [Theory]
    [InlineData("how do transformers work with RNNs?")]
    [InlineData("newest papers on pruning")]
    [InlineData("what is the evidence for the lottery ticket hypothesis?")]
    [InlineData("which sources of noise are there?")]
    [InlineData("what is a summary of a paper?")]
    [InlineData("which papers use distillation?")]
    [InlineData("compare")]
    public void Everything_else_is_a_question(string typed) => Assert.Equal(Intent.Ask, RequestReader.Read(typed).Intent);

    [Theory]
    [InlineData("show me your sources")]
    [InlineData("Show me the quotes.")]
    [InlineData("what are your sources?")]
    [InlineData("give me the evidence")]
    public void A_wish_for_the_quotes_is_understood(string typed) => Assert.Equal(Intent.Evidence, RequestReader.Read(typed).Intent);

    [Theory]
    [InlineData("a vs ")]
    [InlineData("difference between a and ")]
    [InlineData("show me your sources ")]
    [InlineData("which is better, a or ")]
    public void A_hundred_kilobytes_are_read_as_something(string piece) =>
        Assert.NotNull(RequestReader.Read(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))).Subject);

    [Theory]
    [InlineData("similar papers please", Intent.Similar)]
    [InlineData("more like this", Intent.Similar)]
    [InlineData("papers like that one?", Intent.Similar)]
    [InlineData("summarise that", Intent.Paper)]
    [InlineData("sum up", Intent.Paper)]
    [InlineData("the first one", Intent.Paper)]
    [InlineData("papers like this benchmark", Intent.Similar)]
    [InlineData("is it like this in vision?", Intent.Ask)]
    public void A_wish_that_names_nothing_means_the_paper_spoken_of(string typed, Intent expected)
    {
        var paper = new Paper { Id = PaperId.ArXiv("2101.00001"), Title = "IceNet" };
        var request = RequestReader.Read(Conversation.Empty.With("what is IceNet?", "what is IceNet?", [paper], paper), typed);
        Assert.Equal(expected, request.Intent);
        if (expected == Intent.Paper) Assert.Equal(paper.Id.Text, request.Subject);
    }

    [Fact]
    public void A_summary_of_what_was_shown_is_one_of_its_topic()
    {
        var papers = new[] { "2101.00001", "2101.00002" }.Select(id => new Paper { Id = PaperId.ArXiv(id), Title = $"About {id}" }).ToList();
        var request = RequestReader.Read(Conversation.Empty.With("snow cover", "snow cover", papers, null), "summarize that");
        Assert.Equal((Intent.Summary, "snow cover"), (request.Intent, request.Subject));
    }
}
