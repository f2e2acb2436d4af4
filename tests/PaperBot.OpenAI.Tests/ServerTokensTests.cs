using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class ServerTokensTests
{
    /// <summary>What the published vocabularies r50k, cl100k and o200k make of each text, the largest of the three.</summary>
    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog.", 10)]
    [InlineData("We propose LoRA, which freezes the pretrained weights and injects trainable rank decomposition matrices into each layer of the Transformer architecture.", 30)]
    [InlineData("Ünïcödé naïve façade für Größe", 18)]
    [InlineData("注意力机制让模型权衡不同的词。", 30)]
    [InlineData("x_i = \\sum_{j=1}^{n} \\alpha_{ij} W^V h_j, \\quad \\alpha \\in \\mathbb{R}^{d \\times d}", 44)]
    [InlineData("BLEU 28.4 (+2.0) on WMT 2014 En-De; 41.8 on En-Fr; p<0.001", 35)]
    [InlineData("🙂🙂🚀 ∀x∈ℝ: x²≥0 → ok", 23)]
    [InlineData("immunohistochemistry electroencephalography phosphatidylinositol 3-kinase", 21)]
    [InlineData("def f(x):\n    return x ** 2\n\n\n", 15)]
    public void The_estimate_is_not_below_what_tokenisers_count_and_not_far_above(string text, int counted) =>
        Assert.InRange(ServerTokens.Count(text), counted, 2 * counted);

    [Fact]
    public void No_text_has_no_tokens() => Assert.Equal(0, ServerTokens.Count(""));

    [Fact]
    public void A_longer_text_never_has_fewer_tokens()
    {
        const string text = "Größe of LoRA’s α: 28.4 → 41.8 \ud83d\ude42 在 x²  (p<0.001)\n\n";
        var counts = Enumerable.Range(0, text.Length).Where(length => length == 0 || !char.IsHighSurrogate(text[length - 1])).Select(length => ServerTokens.Count(text[..length])).ToArray();
        Assert.Equal(counts.Order(), counts);
    }
}
