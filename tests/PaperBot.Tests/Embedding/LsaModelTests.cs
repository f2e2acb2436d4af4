using System.Numerics.Tensors;
using PaperBot.Embedding;
using Xunit;

namespace PaperBot.Tests.Embedding;

public sealed class LsaModelTests
{
    private static readonly string[] Subjects = ["cats purr softly", "dogs bark loudly", "birds sing early", "fish swim deep"];

    [Fact]
    public async Task The_same_corpus_gives_the_same_model()
    {
        var texts = Corpus(200);
        var first = await FitAsync(texts);
        var second = await FitAsync(texts);
        Assert.Equal(first.Profile, second.Profile);
        Assert.Equal(first.ToBytes(), second.ToBytes());
        Assert.NotEqual(first.Profile, (await FitAsync(Corpus(201))).Profile);
    }

    [Fact]
    public async Task A_model_read_back_embeds_alike()
    {
        var model = await FitAsync(Corpus(120));
        var read = LsaModel.FromBytes(model.ToBytes());
        Assert.Equal(model.Profile, read.Profile);
        Assert.Equal(model.Embed("cats and dogs swim"), read.Embed("cats and dogs swim"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(300)]
    public async Task A_corpus_of_any_size_yields_vectors_of_unit_length(int papers)
    {
        var model = await FitAsync(Corpus(papers));
        var vector = model.Embed("cats purr softly");
        Assert.Equal(model.Profile.Dimensions, vector.Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-5);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(260)]
    [InlineData(460)]
    [InlineData(1_060)]
    [InlineData(2_060)]
    public async Task Papers_that_are_almost_the_same_can_be_embedded(int papers)
    {
        var texts = Enumerable.Range(0, papers).Select(i => $"A study of gear number {i}. Gear {i} turns wheel {i * 7}. We propose a method that lubricates gear {i} and show that it saves energy.");
        var model = await FitAsync([.. Corpus(60), .. texts]);
        Assert.Equal(1, TensorPrimitives.Norm<float>(model.Embed("cats purr softly")), 1e-5);
    }

    [Fact]
    public async Task Papers_of_one_subject_are_nearer_than_papers_of_two()
    {
        var model = await FitAsync(Corpus(100));
        var cats = model.Embed("cats");
        Assert.True(TensorPrimitives.Dot<float>(cats, model.Embed("purr softly")) > 0.5);
        Assert.True(TensorPrimitives.Dot<float>(cats, model.Embed("bark loudly")) < 0.3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("of the and")]
    [InlineData("zzzyx qqqxz")]
    public async Task A_text_without_known_terms_has_a_zero_vector(string text) =>
        Assert.All((await FitAsync(Corpus(60))).Embed(text), value => Assert.Equal(0, value));

    [Fact]
    public async Task A_corpus_without_any_term_still_gives_a_model()
    {
        var model = await FitAsync(["", "the of", ""]);
        Assert.All(model.Embed("anything"), value => Assert.Equal(0, value));
        Assert.Equal(model.Profile, LsaModel.FromBytes(model.ToBytes()).Profile);
    }

    [Fact]
    public async Task A_large_corpus_is_sampled_evenly()
    {
        var whole = await LsaModel.FitAsync(Corpus(400).ToAsyncEnumerable(), 400, new LsaOptions { MaxFitPapers = 150, MaxDimensions = 8 }, default);
        Assert.InRange(whole.Profile.Dimensions, 4, 8);
        Assert.Equal(1, TensorPrimitives.Norm<float>(whole.Embed("birds sing")), 1e-5);
    }

    [Fact]
    public async Task Bytes_that_are_no_model_are_refused()
    {
        var bytes = (await FitAsync(Corpus(20))).ToBytes();
        Assert.Throws<InvalidDataException>(() => LsaModel.FromBytes(Array.Empty<byte>()));
        Assert.Throws<InvalidDataException>(() => LsaModel.FromBytes(bytes.AsMemory(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => LsaModel.FromBytes(bytes.Append((byte)1).ToArray()));
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(20)] = (byte)random.Next(256);
            try
            {
                LsaModel.FromBytes(damaged);
            }
            catch (InvalidDataException)
            {
                continue;
            }

            Assert.Equal(bytes, damaged);
        }
    }

    [Fact]
    public async Task Equal_texts_have_the_word_cosine_one_and_unrelated_ones_zero()
    {
        var model = await FitAsync(Corpus(60));
        Assert.Equal(1, model.TermVectorOf("cats purr").CosineTo(model.TermVectorOf("Cats purr!")), 1e-6);
        Assert.Equal(0, model.TermVectorOf("cats purr").CosineTo(model.TermVectorOf("dogs bark")));
    }

    private static Task<LsaModel> FitAsync(string[] texts) =>
        LsaModel.FitAsync(texts.ToAsyncEnumerable(), texts.Length, new LsaOptions(), default);

    private static string[] Corpus(int papers) => [.. Enumerable.Range(0, papers).Select(i => $"{Subjects[i % 4]} number{i / 8} place{i % 7}")];
}
